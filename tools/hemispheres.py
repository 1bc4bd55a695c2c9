"""Writes ``map/values/coordinates/data/hemispheres.json`` from CLDR's units.

    npm pack cldr-units-full    # and unpack it
    python tools/hemispheres.py FOLDER

FOLDER holds ``main/<locale>/units.json``. Of each language the words for the four directions beside
degrees are taken, unless they are those of English letters alone.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

TARGET = Path(__file__).parents[1] / "src/wikiextract/map/values/coordinates/data/hemispheres.json"
DIRECTIONS = ("north", "south", "east", "west")
LETTERS = {"north": ["N"], "south": ["S"], "east": ["E"], "west": ["W"]}


def main() -> None:
    """Write the data file from CLDR's files in a folder."""
    languages = {}
    for path in sorted(Path(sys.argv[1]).glob("main/*/units.json")):
        locale = path.parent.name
        if "-" in locale:
            continue
        units = json.loads(path.read_text("utf-8"))["main"][locale]["units"]
        words = {direction: _words(units, direction) for direction in DIRECTIONS}
        if words != LETTERS:
            languages[locale] = words
    content = {
        "description": "Words for the four directions beside degrees, by language, from CLDR's "
        "units. Written by tools/hemispheres.py.",
        "languages": languages,
    }
    TARGET.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _words(units: dict[str, dict[str, dict[str, str]]], direction: str) -> list[str]:
    widths = (units[width].get("coordinateUnit", {}) for width in ("long", "short", "narrow"))
    words = (width.get(direction, "").replace("{0}", "") for width in widths)
    found = (" ".join(word.replace("\u200c", " ").split()).lstrip("°") for word in words)
    return list(dict.fromkeys(word for word in found if word))


if __name__ == "__main__":
    main()
