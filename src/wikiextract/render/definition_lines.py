"""``; term : definition``: where the colon is that divides them."""

from __future__ import annotations

import re

_TOKEN = re.compile(r":|<(/?)[^>]*?(/?)>|-\{|\}-")


def split_term(line: str) -> tuple[str, str] | None:
    """The term and the definition of a line; ``None`` without a colon that divides them.

    Colons inside elements and inside variant markup do not count.
    """
    if ":" not in line:
        return None
    depth = variant_depth = 0
    for match in _TOKEN.finditer(line):
        token = match[0]
        if token == ":":
            if depth == 0 and variant_depth == 0:
                return line[: match.start()], line[match.end() :]
        elif token == "-{":
            variant_depth += 1
        elif token == "}-":
            variant_depth = max(variant_depth - 1, 0)
        elif variant_depth or match[2]:
            continue
        elif match[1]:
            depth = max(depth - 1, 0)
        else:
            depth += 1
    return None
