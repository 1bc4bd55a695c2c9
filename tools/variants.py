"""Learns from a MediaWiki what the variants of its languages replace by what.

    MW=… MW_CONFIG_FILE=… python tools/variants.py

Writes tables of words, lists of patterns and rules of transliteration into
src/wikiextract/language/variants/data. How they make up a variant is told in `recipes.json`
there, which is written by hand; that tables laid over others are as it says is checked here.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "src" / "wikiextract" / "language" / "variants" / "data"
# Tables of that many words have a file of their own.
LONG = 500


def ask() -> dict:
    """What MediaWiki knows; see variants.php."""
    command = ["php", str(Path(__file__).with_suffix(".php"))]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(done.stdout[done.stdout.index("{") :])


def python_pattern(pattern: str, replacement: str) -> tuple[str, str]:
    """A pattern and its replacement as Python writes them."""
    body, _, flags = pattern.removeprefix("/").rpartition("/")
    if set(flags) - set("ui"):
        raise SystemExit(f"unknown flags: {pattern}")
    return ("(?i)" if "i" in flags else "") + body, re.sub(r"\$(\d)", r"\\\1", replacement)


def collect(found: dict) -> tuple[dict[str, dict[str, str]], dict[str, list[tuple[str, str]]]]:
    """The tables of words and the lists of patterns by name; equal tables only once."""
    tables: dict[str, dict[str, str]] = {}
    patterns: dict[str, list[tuple[str, str]]] = {}
    for code in sorted(found, key=lambda code: (code != "zh", code)):
        for variant, words in found[code]["words"].items():
            name = variant if variant in found or "-" in variant else f"{code}-{variant}"
            if words and words not in tables.values():
                tables[name] = words
        for name, more in found[code].get("more", {}).items():
            if name.endswith(("-patterns", "-cleaning")):
                patterns[name] = [python_pattern(*pair) for pair in more.items()]
            elif name.endswith("-exceptions"):
                tables[name] = more
    return tables, patterns


def check(found: dict, tables: dict[str, dict[str, str]]) -> None:
    """Compare what the recipes lay over each other with what MediaWiki has in the end."""
    recipes = json.loads((DATA / "recipes.json").read_text(encoding="utf-8"))["recipes"]

    def own_step(steps: list[dict]) -> dict:
        inner = (step if "words" in step else own_step(step.get("steps", [])) for step in steps)
        return next(filter(None, inner), {})

    def words(variant: str) -> dict[str, str]:
        step = own_step(recipes[variant])
        below = words(step["over"]) if "over" in step else {}
        return {**below, **tables.get(step["words"], {})}

    for facts in found.values():
        for variant, expected in facts["all"].items():
            if variant in recipes and words(variant) != expected:
                raise SystemExit(f"{variant} is not what recipes.json says")
            if expected and variant not in recipes and "-" in variant:
                raise SystemExit(f"{variant} is not in recipes.json")


def write(name: str, description: str, key: str, value: object) -> None:
    """Write a data file with one entry a line."""
    content = {"description": description, key: value}
    text = json.dumps(content, ensure_ascii=False, indent=0, separators=(",", ":"))
    (DATA / f"{name}.json").write_text(text + "\n", encoding="utf-8")


def main() -> int:
    answer = ask()
    found = answer["languages"]
    tables, patterns = collect(found)
    check(found, tables)
    source = f"MediaWiki {answer['version']}, by tools/variants.py"
    for name, table in tables.items():
        if len(table) >= LONG:
            write(name, f"What {name} replaces by what; from {source}.", "words", table)
    short = {name: table for name, table in tables.items() if len(table) < LONG}
    write("letters", f"What is replaced by what, by table; from {source}.", "tables", short)
    write(
        "patterns", f"Patterns and what replaces them, by list; from {source}.", "lists", patterns
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
