"""White space and unseen characters, as a reader sees them."""

from __future__ import annotations

from wikiextract.late_pattern import late_pattern

# Characters that show nothing and only guide line breaking.
_UNSEEN = late_pattern("[\u00ad\u200b\u2060\ufeff]")
_DIRECTIONS = "\u200e\u200f\u061c"
_UNSEEN_OR_DIRECTION = late_pattern(f"[\u00ad\u200b\u2060\ufeff{_DIRECTIONS}]")


def fold(text: str) -> str:
    """`text` as it is shown: white space of any kind folded to single spaces, none at the ends.

    Characters that only allow or forbid a line break are left out, direction marks at the ends
    too. Joiners stay, since they change how letters look.
    """
    if text.isprintable() and "  " not in text:  # no white space or such sign but single spaces
        return text.strip()
    folded = " ".join(text.split())
    if folded.isascii() or _UNSEEN_OR_DIRECTION.search(folded) is None:
        return folded
    return " ".join(_UNSEEN.sub("", folded).strip(f"{_DIRECTIONS} ").split())
