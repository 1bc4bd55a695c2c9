"""Parts of a record: those asked for are as in the whole record, the others are not there."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import fields

from wikiextract import Article, Extractor, InputError, Page, Parts, extract, to_json
from wikiextract.nodes import EVERYTHING, PARTS, asked_parts
from wikiextract.nodes.parts import ALWAYS
from wikiextract.record import RecordValidator
from wikiextract.site import Site
from wikiextract.sources.saved_page import read_saved_page

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
VALIDATOR = RecordValidator()
SEVERAL = (
    Parts.only("infoboxes,categories"),
    Parts.only("entity,abstract"),
    Parts.only("notices,navboxes,templates"),
    Parts.without("navboxes,templates"),
    Parts.without("sections,infoboxes,references"),
    Parts.only("title"),
)


def record_of(site: Site, page: Page, pages: dict[str, str] | None, parts: Parts) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(
        to_json(Extractor(site, pages=pages, parts=parts).article(page))
    )
    return record


def check(site: Site, page: Page, pages: dict[str, str] | None, every: tuple[Parts, ...]) -> None:
    whole = record_of(site, page, pages, EVERYTHING)
    problems = Counter(map(json.dumps, whole.pop("diagnostics", ())))
    extraction = whole.pop("extraction")
    for parts in every:
        found = record_of(site, page, pages, parts)
        assert VALIDATOR.check(found) is None
        assert found.pop("extraction") == {**extraction, "parts": list(parts.stated or ())}
        told = Counter(map(json.dumps, found.pop("diagnostics", ())))
        assert found == {
            name: value for name, value in whole.items() if name in (*ALWAYS, *parts.names)
        }
        assert told <= problems


def pages_of(folder: Path) -> list[Page]:
    """The ways in which a fixture can be read."""
    title = folder.name.replace("_", " ")
    texts = {
        name: path.read_text(encoding="utf-8") if path.exists() else None
        for name in ("html", "wikitext")
        for path in [folder / f"page.{name}"]
    }
    html, wikitext = texts["html"], texts["wikitext"]
    ways = [Page(title=title, where="test", wikitext=wikitext)] if wikitext else []
    if html:
        ways.append(Page(title=title, where="test", html=html))
    if html and wikitext:
        ways.append(Page(title=title, where="test", html=html, wikitext=wikitext))
    return ways


def of_fixture(folder: Path, every: tuple[Parts, ...]) -> None:
    own = folder / "site.json"
    site = Site.load(str(own)) if own.exists() else Site.bundled(folder.parent.name)
    for page in pages_of(folder):
        check(site, page, None, every)
        if page.html is None and (pages := read_saved_page(folder).pages):
            check(site, page, pages, every)


@pytest.mark.parametrize("folder", sorted(FIXTURES.glob("*/*")), ids=lambda path: path.parent.name)
def test_parts_are_as_in_the_whole_record(folder: Path) -> None:
    of_fixture(folder, SEVERAL)


@pytest.mark.parametrize("wiki", ["enwiki", "zhwiki"])
def test_each_part_can_be_asked_for(wiki: str) -> None:
    alone = tuple(Parts.only([name]) for name in PARTS)
    for folder in (FIXTURES / wiki).iterdir():
        of_fixture(folder, alone)


def test_every_attribute_of_a_record_is_a_part_or_always_there() -> None:
    assert sorted((*PARTS, *ALWAYS)) == sorted(field.name for field in fields(Article))


def test_names_may_stand_in_a_text_or_in_a_list() -> None:
    assert Parts.only("image, entity") == Parts.only(["entity", "image"])
    assert Parts.without("image") == Parts.only(set(PARTS) - {"image"})
    assert Parts.only(["title", "image", "extraction"]).names == {"image"}
    assert Parts.only(PARTS) == EVERYTHING == asked_parts()


@pytest.mark.parametrize(
    ("asked", "problem"),
    [
        ({"only": "tables"}, "tables is no part of a record; the parts are short_description, "),
        ({"only": []}, "names no part"),
        ({"without": ","}, "names no part"),
        ({"without": "kind"}, "every record has its kind"),
        ({"only": "image", "without": "entity"}, "give only or without"),
    ],
)
def test_what_is_no_part_is_refused(asked: dict[str, Any], problem: str) -> None:
    with pytest.raises(InputError, match=problem):
        extract("Text.", **asked)


def test_a_record_says_what_it_was_asked_for() -> None:
    text = "'''A''' is a [[b]].\n[[Category:C]]"
    assert extract(text, only=["categories"]).extraction.parts == ("categories",)
    assert extract(text, without=["image"]).extraction.parts == Parts.without("image").stated
    assert extract(text, only="title").extraction.parts == ("title",)
    assert extract(text).extraction.parts is None
