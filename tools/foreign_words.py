"""Writes ``read/wikitext/data/foreign_words.json`` from the bundled languages.

Dumps may state another wiki than the one that their pages come from; the names of the file and
category namespaces and the commonest image options in all languages let such pages be read all the
same. Run: ``python tools/foreign_words.py``.
"""

from __future__ import annotations

import json
from pathlib import Path

from wikiextract.language.facts import bundled_languages, load_language

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "wikiextract"
OUTPUT = PACKAGE / "read" / "wikitext" / "data" / "foreign_words.json"
DESCRIPTION = (
    "Names of the namespaces of files and categories, of redirects and of image options in all"
    " languages, in lower case. Written by tools/foreign_words.py."
)
OPTIONS = ("thumbnail", "framed", "frameless", "border", "left", "right", "center", "none")


def main() -> None:
    namespaces: dict[int, set[str]] = {6: set(), 14: set()}
    options: dict[str, str] = {}
    redirects: set[str] = set()
    for code in sorted(bundled_languages()):
        facts = load_language(code)
        for number, names in namespaces.items():
            if number in facts.namespace_names:
                names.add(facts.namespace_names[number])
            names.update(n for n, i in facts.namespace_aliases.items() if i == number)
        redirects.update(facts.magic_words.get("redirect", (False, ()))[1])
        for option in OPTIONS:
            for word in facts.magic_words.get(f"img_{option}", (False, ()))[1]:
                options.setdefault(word.lower(), f"img_{option}")
    words = {
        "description": DESCRIPTION,
        "file": sorted({name.replace("_", " ").lower() for name in namespaces[6]}),
        "category": sorted({name.replace("_", " ").lower() for name in namespaces[14]}),
        "redirect": sorted({name.lower() for name in redirects}),
        "options": dict(sorted(options.items())),
    }
    OUTPUT.write_text(json.dumps(words, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
