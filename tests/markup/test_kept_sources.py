"""What a tag holds for a program, or hides, gets into no text of a record, wherever it stands."""

from __future__ import annotations

import pytest

from tests.markup.views import SITE, both_views, texts
from wikiextract.markup.tags import tag_named
from wikiextract.nodes import Extension
from wikiextract.record import Article

TAGS = sorted(
    name for name in SITE.extension_tags if tag_named(name).content in ("source", "silent")
)
PLACES = {
    "alone": "Before.\n\n{tag}\n\nAfter.",
    "in a line": "Before {tag} after.",
    "in a heading": "Before.\n\n== One {tag} two ==\nAfter.",
    "in a list": "* one {tag}\n* {tag}\n** three\n: four {tag}",
    "in a cell": '{{| class="wikitable"\n! a {tag}\n! b\n|-\n| {tag}\n| c {tag}\n|}}',
    "in a caption": '{{| class="wikitable"\n|+ cap {tag}\n| c\n|}}',
    "in a value": "{{{{Infobox thing|kind=x {tag}|place={tag}}}}}\nText.",
    "in lines": "{{{{Infobox thing|kind=[[A]]<br>{tag}<br>[[B]]|place=a<br>{tag}}}}}\nText.",
    "in a navbox": "Text.\n{{{{Navbox thing|b {tag}}}}}",
    "in a note": "Text.<ref>note {tag}</ref>\n<references/>",
    "in a link": "A [[Page two|two {tag}]] and [https://example.org x {tag}].",
    "at a picture": "[[File:A.jpg|thumb|A {tag} b]]\n<gallery>\nB.jpg|c {tag}\n</gallery>",
    "in a poem": "<poem>\none\ntwo {tag}\n</poem>",
    "in formatting": "'''bold {tag}''' <small>{tag}</small> <div>x {tag}</div>",
    "in a quotation": "<blockquote>said {tag}</blockquote>",
    "by #tag": "Before {{{{#tag:{name}|qqsource}}}} after.",
}
WORD = "qqsource"
# Where nodes hold text alone.
ONLY_TEXT = {"in a note", "at a picture"}


def extensions(article: Article, name: str) -> list[Extension]:
    """The nodes of that tag anywhere in a record."""
    return [one for one in _found(article) if one.name == name]


def _found(part: object) -> list[Extension]:
    if isinstance(part, Extension):
        return [part]
    if isinstance(part, tuple):
        return [one for inner in part for one in _found(inner)]
    names = getattr(part, "__struct_fields__", ())
    return [one for name in names for one in _found(getattr(part, name))]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("name", TAGS)
def test_no_source_is_text(name: str, place: str) -> None:
    wikitext = PLACES[place].format(tag=f'<{name} a="{WORD}">{WORD}</{name}>', name=name)
    for article in both_views(wikitext):
        assert not [text for text in texts(article) if WORD in text]


@pytest.mark.parametrize("place", PLACES)
def test_a_source_is_kept_or_told_of(place: str) -> None:
    wikitext = PLACES[place].format(tag=f"<score>{WORD}</score>", name="score")
    for article in both_views(wikitext):
        kept = extensions(article, "score")
        told = [one for one in article.diagnostics if one.code == "extension-left-out"]
        assert {one.text for one in kept} == {WORD} or told
        assert bool(told) == (place in ONLY_TEXT)


def test_a_field_holds_what_its_map_shows() -> None:
    wikitext = (
        '{{Infobox thing|kind=Lake|place=<mapframe zoom=3>{"type": "Point", "coordinates":'
        " [13.5, -52.25]}</mapframe>}}\nText."
    )
    for article in both_views(wikitext):
        fields = [field for group in article.infoboxes[0].groups for field in group.fields]
        places = [one for field in fields for one in field.value.typed]
        assert [(one.kind, one.latitude, one.longitude) for one in places] == [
            ("coordinates", -52.25, 13.5)
        ]
        assert article.coordinates is not None
        assert (article.coordinates.latitude, article.coordinates.longitude) == (-52.25, 13.5)


def test_a_tag_that_only_the_wiki_knows_is_kept_with_a_diagnostic() -> None:
    for article in both_views("One <strange a=b>{{x}} [[y]]</strange> two <odd-tag/> three."):
        found = article.sections[0].blocks
        assert [type(one).__name__ for one in found] == ["Extension", "Extension", "Paragraph"]
        assert extensions(article, "strange")[0].text == "{{x}} [[y]]"
        codes = [one.code for one in article.diagnostics]
        assert codes == ["unknown-extension-tag", "unknown-extension-tag"]


def test_the_abstract_is_text_alone() -> None:
    wikitext = "'''Page''' is <maplink zoom=3 text=\"[full screen]\">{\"a\": 1}</maplink> here."
    assert [article.abstract for article in both_views(wikitext)] == ["Page is here."] * 2
