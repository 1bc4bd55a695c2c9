"""Real wikitext: no call is missing, and boxes are found where there are some."""

from __future__ import annotations

import bz2
import json
import lzma
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from tests.read.source.invariants import check_document
from tests.shared import shared_files, shared_path
from wikiextract.nodes import Document
from wikiextract.read.wikitext import read_source
from wikiextract.site import Site

# What a plain search for braces must not look into.
OPAQUE = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(nowiki|pre|math|chem|ce|syntaxhighlight|source|timeline|score|graph|hiero|templatedata"
    r"|mapframe|maplink|includeonly)\b(?:[^>]*/>|[^>]*>.*?</\1\s*>)",
    re.S | re.I,
)


def pages(path: Path) -> Iterator[tuple[str, int, bool, str]]:
    """Title, namespace, whether it redirects, and text of every page of a file."""
    if path.suffix == ".xz":
        page = json.loads(lzma.decompress(path.read_bytes()))
        yield page["name"], 0, False, page["article_body"]["wikitext"]
        return
    with bz2.open(path) as stream:
        for _, element in etree.iterparse(stream, events=("end",), tag="{*}page"):
            yield (
                element.findtext("{*}title") or "",
                int(element.findtext("{*}ns") or 0),
                element.find("{*}redirect") is not None,
                element.findtext("{*}revision/{*}text") or "",
            )
            element.clear()


def balanced_braces(text: str) -> set[tuple[int, int]]:
    """The spans of ``{{…}}`` by braces alone: three of a run belong to ``{{{…}}}``."""
    masked = OPAQUE.sub(lambda match: " " * len(match[0]), text)
    opened: list[list[int]] = []
    found: set[tuple[int, int]] = set()
    for match in re.finditer(r"\{\{+|\}\}+", masked):
        position, left = match.start(), len(match[0])
        if match[0][0] == "{":
            opened.append([position, left])
            continue
        while left >= 2 and opened:
            start, count = opened[-1]
            taken = 3 if count >= 3 and left >= 3 else 2
            if taken == 2:
                found.add((start + count - 2, position + 2))
            position += taken
            left -= taken
            opened[-1][1] -= taken
            if opened[-1][1] < 2:
                opened.pop()
    return found


def site_of(path: Path) -> Site:
    return Site.bundled("ltgwiki" if path.name.startswith("ltgwiki") else "enwiki")


def read(path: Path) -> Iterator[tuple[str, int, bool, str, Document]]:
    site = site_of(path)
    for title, namespace, redirects, text in pages(path):
        yield title, namespace, redirects, text, read_source(text, site=site, title=title)


@pytest.mark.shared
@pytest.mark.parametrize(
    "path",
    [
        *shared_files("data/*.xml.bz2"),
        *shared_files("data/berlin/*"),
        *shared_files("data/paired/*"),
    ],
)
def test_no_call_is_missing(path: Path) -> None:
    for title, namespace, _, text, document in read(path):
        found = {call.span for call in document.templates}
        assert balanced_braces(text) <= found, title
        if namespace == 0:
            check_document(document, text)


@pytest.mark.shared
def test_editions_of_one_article_have_their_infobox() -> None:
    without = set()
    for path in sorted(shared_path("data/berlin").glob("*")):
        if not any(document.infoboxes for *_, document in read(path)):
            without.add(path.name.partition(".")[0])
    # Five of these have neither a template nor a table for it; hywiki's box is a call without
    # parameters under a name that says "settlement", which only its template tells from others.
    assert without == {"amwiki", "hiwiki", "hywiki", "mrjwiki", "mznwiki", "scnwiki"}


@pytest.mark.shared
def test_infoboxes_of_the_english_sample() -> None:
    """By name here, as an independent measure: boxes that call themselves infobox or taxobox."""
    path = shared_path("data/enwiki-2016-sample.xml.bz2")
    named = re.compile(r"\{\{\s*(?:infobox|(?:automatic )?taxobox|speciesbox)[ _|\n]", re.I)
    articles = [item for item in read(path) if item[1] == 0 and not item[2]]
    with_box = {title for title, _, _, text, _ in articles if named.search(text)}
    found = {title for title, _, _, _, document in articles if document.infoboxes}
    assert len(articles) == 106
    assert with_box <= found
    assert len(found - with_box) <= 1
