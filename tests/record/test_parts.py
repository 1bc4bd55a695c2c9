"""Parts of a record: those asked for are as in the whole record, the others are not there."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import fields, replace

from wikiextract import Article, Extractor, InputError, Page, Parts, extract, to_json
from wikiextract.nodes import EVERYTHING, PARTS, Document, asked_parts
from wikiextract.nodes.parts import ALWAYS
from wikiextract.pipeline.pages.saved_page import entities_of_saved, site_of_saved
from wikiextract.plugins import Plugin
from wikiextract.record import RecordValidator
from wikiextract.site import Site
from wikiextract.sources.saved_page import read_saved_page

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
VALIDATOR = RecordValidator()
SITE = Site.bundled("enwiki")
SEVERAL = (
    Parts.only("infoboxes,categories"),
    Parts.only("entity,abstract"),
    Parts.only("notices,navboxes,templates"),
    Parts.without("navboxes,templates"),
    Parts.without("sections,infoboxes,references"),
    Parts.only("title"),
)


Making = Callable[[Parts], Extractor]


def record_of(make: Making, page: Page, parts: Parts) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(to_json(make(parts).article(page)))
    return record


def check(make: Making, page: Page, every: tuple[Parts, ...]) -> None:
    whole = record_of(make, page, EVERYTHING)
    problems = Counter(map(json.dumps, whole.pop("diagnostics", ())))
    extraction = whole.pop("extraction")
    for parts in every:
        found = record_of(make, page, parts)
        assert VALIDATOR.check(found) is None
        assert found.pop("extraction") == {**extraction, "parts": list(parts.stated or ())}
        told = Counter(map(json.dumps, found.pop("diagnostics", ())))
        names = {*ALWAYS, *parts.names}
        assert found == {name: value for name, value in whole.items() if name in names}
        assert told <= problems


def of_fixture(folder: Path, every: tuple[Parts, ...]) -> None:
    """Check the parts of a saved article in each way to read it."""
    saved = read_saved_page(folder)
    site = site_of_saved(saved)
    text = Page(title=saved.title, where="test", wikitext=saved.wikitext)
    html = replace(text, html=saved.html)
    if saved.wikitext is not None:
        check(lambda parts: Extractor(site, parts=parts), text, every)
    if saved.wikitext is not None and saved.pages:
        entities = entities_of_saved(saved)
        given = {"pages": saved.pages, "data": saved.data, "entities": entities}
        check(lambda parts: Extractor(site, parts=parts, **given), text, every)
    if saved.html is not None:
        check(lambda parts: Extractor(site, parts=parts), html, every)
        check(lambda parts: Extractor(site, parts=parts), replace(html, wikitext=None), every)


@pytest.mark.parametrize("folder", sorted(FIXTURES.glob("*/*")), ids=lambda path: path.parent.name)
def test_parts_are_as_in_the_whole_record(folder: Path) -> None:
    of_fixture(folder, SEVERAL)


@pytest.mark.long
@pytest.mark.parametrize("wiki", ["enwiki", "zhwiki"])
def test_each_part_can_be_asked_for(wiki: str) -> None:
    alone = tuple(Parts.only([name]) for name in PARTS)
    for folder in (FIXTURES / wiki).iterdir():
        of_fixture(folder, alone)


TEXTS = {
    "heading in an element": (
        "Lead.\n<div>\nMore.\n== H ==\n[[File:A.jpg|thumb|b]]\n</div>\nRest."
    ),
    "boxes behind the lead": (
        "Lead [[a]].\n\n== H ==\n{| class=infobox\n! a\n| b\n|-\n! c\n|\n* d\n* e\n|}\n"
        "{{Infobox x|a=1990|b=[[c]]<ref>n</ref>}}\n{|\n| {{Infobox y|a=5 km}}\n|}\n* item\n"
        "\nText."
    ),
    "tables in the lead": (
        "{| class=wikitable\n! x !! y\n|-\n| 1 || 2\n|}\nLead.\n{{Taxobox|a=b}}\n=H=\n{|\n|x\n|}"
    ),
    "lists of meanings": ("'''A''' may be:\n* [[B]]\n* [[C]]\n{{disambig}}\n[[Category:D]]"),
    "redirect": ("#REDIRECT [[B#c]]\n[[Category:D|e]]"),
    "calls in categories": (
        "{{DEFAULTSORT:{{uc:x}} y}}{{DISPLAYTITLE:''page''}}[[Category:{{lc:C}}|{{PAGEN"
        "AME}}]]{{Short description|A {{x}} thing}}[[{{ns:14}}:E]][[de:Seite]][[Categor"
        "y:F|{{unknown}}]]"
    ),
    "notes": (
        "A.<ref name=a>{{cite web|url=http://a.example|title=T|date=2 May 2001}}</ref>\n"
        "==B==\n<references/>\n{{coord|1|2|display=title}}\n{{Navbox x}}\n"
        "{{Succession bar}}\n{{C-stub}}"
    ),
    "place on a map": (
        "<mapframe latitude=1 longitude=2 />\nLead.\n==H==\n<mapframe latitude=3 longitude=4 />"
    ),
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_each_part_is_read_where_others_are_passed_over(text: str) -> None:
    page = Page(title="Page", where="test", wikitext=text)
    every = (*(Parts.only([name]) for name in PARTS), *SEVERAL)
    for pages in (None, {"Template:Infobox x": "{|class=infobox\n!A\n|{{{a}}}\n|}[[Category:G]]"}):
        check(lambda parts: Extractor(SITE, pages=pages, parts=parts), page, every)  # noqa: B023


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


def test_a_reader_of_a_plugin_sees_what_was_not_asked_for() -> None:
    def describe(document: Document, page: Page) -> Document:
        return replace(document, short_description=document.sections[0].blocks[0].text)  # type: ignore[union-attr]

    plugin = Plugin(name="described", readers=[describe])
    extractor = Extractor(plugins=[plugin], parts=Parts.only("short_description"))
    article = extractor.article(Page(title="A", where="test", wikitext="Some prose."))
    assert (article.short_description, article.sections) == ("Some prose.", ())


def test_a_record_says_what_it_was_asked_for() -> None:
    text = "'''A''' is a [[b]].\n[[Category:C]]"
    assert extract(text, only=["categories"]).extraction.parts == ("categories",)
    assert extract(text, without=["image"]).extraction.parts == Parts.without("image").stated
    assert extract(text, only="title").extraction.parts == ("title",)
    assert extract(text).extraction.parts is None
