"""What in running text is no plain text."""

from __future__ import annotations

import re
from functools import lru_cache


@lru_cache(maxsize=64)
def inline_tokens(addresses: str) -> re.Pattern[str]:
    """Return the pattern of what is no plain text; `addresses` is that of external links.

    Every branch begins with a character of its own, which makes the search a fast one.
    """
    return re.compile(
        r"''+"
        r"|\[\["
        rf"|{addresses}"
        r"|\{\{"
        r"|<"
        r"|&(?:#\w+|\w+);"
        r"|-\{"
        r"|__(?=[^\W_])"
        r"|\n"
    )
