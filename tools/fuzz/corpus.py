"""The corpus: texts of our own to begin with, and what is put into them, by kind of text.

A kind is a folder in ``seeds/`` and an entry in ``data/pieces.json``; `check.VIEWS` says how its
texts are read.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
DATA = HERE / "data"


@dataclass(frozen=True)
class Kind:
    """A kind of text.

    `pieces` are put in anywhere, `pairs` around a part of a text, `openings` many times in a row;
    the first group of a pattern of `places` is what ordinary text has no reason to leave empty.
    """

    name: str
    seeds: tuple[str, ...]
    pieces: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]
    openings: tuple[str, ...]
    places: tuple[re.Pattern[str], ...]


@cache
def kind(name: str) -> Kind:
    """Return the kind of that name, with its seeds."""
    known = json.loads((DATA / "pieces.json").read_text(encoding="utf-8"))
    own = known[name]
    paths = sorted((HERE / "seeds" / name).iterdir())
    return Kind(
        name=name,
        seeds=tuple(path.read_text(encoding="utf-8") for path in paths),
        pieces=(*known["any"], *own["pieces"]),
        pairs=tuple((first, last) for first, last in own["pairs"]),
        openings=tuple(own["openings"]),
        places=tuple(re.compile(pattern) for pattern in own["places"]),
    )


@cache
def pages() -> dict[str, str]:
    """Return the texts by title of the small wiki whose templates the rendered view knows."""
    found: dict[str, str] = json.loads((DATA / "pages.json").read_text(encoding="utf-8"))
    return found
