"""Reads case files: a title, the wikitext and the HTML, each ended by a line with a point.

A first line ``language: zh zh-tw`` states the language of the file's wiki and, perhaps, a variant.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).with_name("cases")


class Case(NamedTuple):
    """How some wikitext reads. `name` is the file's and the case's."""

    name: str
    wikitext: str
    html: str
    language: str
    variant: str | None


def read_cases(path: Path) -> Iterator[Case]:
    text = path.read_text(encoding="utf-8")
    language, variant = "en", None
    if text.startswith("language:"):
        first, _, text = text.partition("\n")
        language, _, chosen = first.removeprefix("language:").strip().partition(" ")
        variant = chosen or None
    parts = text.split("\n.\n")
    for title, wikitext, html in zip(parts[::3], parts[1::3], parts[2::3], strict=False):
        yield Case(f"{path.stem}: {title.strip()}", wikitext, html, language, variant)


def write_cases(path: Path, cases: list[Case]) -> None:
    first = cases[0]
    head = f"language: {first.language} {first.variant or ''}".rstrip() + "\n"
    out = [] if first.language == "en" else [head]
    for case in cases:
        title = case.name.partition(": ")[2]
        out.append(f"{title}\n.\n{case.wikitext}\n.\n{case.html}\n.\n\n")
    path.write_text("".join(out).rstrip("\n") + "\n", encoding="utf-8")


def all_cases() -> Iterator[Case]:
    for path in sorted(FOLDER.glob("*.txt")):
        yield from read_cases(path)
