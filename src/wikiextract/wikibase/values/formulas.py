"""Formulas and notes of music: the tags that draw them."""

from __future__ import annotations

import re


def formula_in_wikitext(source: str) -> str:
    """Return a formula in TeX as a tag."""
    return _tag("math", source)


def score_in_wikitext(source: str) -> str:
    """Return notes in LilyPond's language as a tag."""
    return _tag("score", source)


def _tag(name: str, content: str) -> str:
    # What would end the tag is none of its content's business.
    inner = re.sub(rf"</(?={name})", "< /", content, flags=re.IGNORECASE)
    return f"<{name}>{inner}</{name}>"
