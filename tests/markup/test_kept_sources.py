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
