"""Formulas and notes of music: the tags that draw them."""

from __future__ import annotations


def formula_in_wikitext(source: str) -> str:
    """Return a formula in TeX as a tag."""
    return _tag("math", source)


def score_in_wikitext(source: str) -> str:
    """Return notes in LilyPond's language as a tag."""
    return _tag("score", source)


def _tag(name: str, content: str) -> str:
    # What would end the tag is none of its content's business.
    return f"<{name}>{content.replace(f'</{name}', '')}</{name}>"
