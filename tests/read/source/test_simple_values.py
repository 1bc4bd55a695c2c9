"""Plain texts, addresses, links and calls alone are read in a short way, as in the general one."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from wikiextract.read.wikitext import read_source
from wikiextract.read.wikitext.calls.calls import read_calls
from wikiextract.read.wikitext.calls.parameter_values import read_argument, read_parameter
from wikiextract.read.wikitext.reading import Reading, begin_reading
from wikiextract.read.wikitext.text.inline import read_run
from wikiextract.read.wikitext.text.values import simple_value, value_of_source_run
from wikiextract.site import Site

SITE = Site.bundled("enwiki")
PIECES = (
    *("http://", "https://", "HTTP://", "mailto:", "news:", "//", "example.org", "/a(b)", "[", "]"),
    *("{{PAGENAME}}", "{{x}}", "&amp;", "&lt;", "<", "''", "__NOTOC__", "é", "\u200e", "\u00ad"),
    *(
        "[[a]]",
        "[[a|b: c]]",
        "[[a|[b]]]",
        "[[a|]]",
        "[[a#b]]",
        "[[de:a]]",
        "[[:de:a]]",
        "[[File:a]]",
    ),
    *(" ", "  ", "\n", "\t", "a", "1", ".", ",", ")", "(", ";", ":", "-", "|", "#", "*"),
)

BLOCK_PIECES = (
    "{|",
    "|}",
    "|-",
    "=",
    "==",
    "----",
    "!",
    "\n\n",
    "\u2028",
    "\u3000",
    "<br>",
    "{{!}}",
)


@given(text=st.lists(st.sampled_from(PIECES), max_size=7).map("".join))
@example("http://example.org/a(b).")
@example("http://{{PAGENAME}}.")
@example("[[a|b: c]]]")
def test_the_short_way_gives_what_the_general_one_gives(text: str) -> None:
    short, general = _read(text), _read(text)
    simple = simple_value(short, 0, len(text))
    if simple is not None:
        assert simple == value_of_source_run(read_run(general, 0, len(text)))
        assert short.urls == general.urls


@given(text=st.lists(st.sampled_from((*PIECES, *BLOCK_PIECES)), max_size=7).map("".join))
@example("\n\n=\n")
@example("\n \na")
@example("\n{|\na")
def test_arguments_are_read_as_any_parameter(text: str) -> None:
    short, general = _read(text), _read(text)
    read_calls(short)
    read_calls(general)
    value = read_argument(short, text.strip(), 0, len(text))
    assert value == read_parameter(general, 0, len(text))
    assert short.urls == general.urls


def test_addresses_and_links_are_read_in_the_short_way() -> None:
    for text in (
        "plain text",
        " [[a|b: c]]",
        "[[a]]",
        "http://example.org/a(b)",
        "mailto:a@example.org",
    ):
        assert simple_value(_read(text), 0, len(text)) is not None


def _read(text: str) -> Reading:
    return begin_reading(text, SITE, SITE.title("A page"))


@pytest.mark.parametrize(
    "call",
    [
        "{{cite web|title=A [[b]]|url=http://example.org/|last=C}}",
        "{{ubl|[[a]]|b}}",
        "{{flagicon image|A.svg}}",
        "{{nowrap|a<ref>b</ref>}}",
        "{{lang|de|A  b}}",
        "{{br}}",
        "{{PAGENAME}}",
        "{{#tag:score|a}}",
        "{{unknown|a|b}}",
        "{{sfn|A|2000}}",
    ],
)
def test_a_note_of_one_call_is_read_as_any_other(call: str) -> None:
    short, general = (
        read_source(f"a<ref>{text}</ref>", site=SITE, title="A page")
        for text in (call, f"{call}<!---->")
    )
    notes = [
        [replace(note, span=None) for note in document.references] for document in (short, general)
    ]
    assert notes[0] == notes[1]
    assert short.external_links == general.external_links
    codes = [[one.code for one in document.diagnostics] for document in (short, general)]
    assert codes[0] == codes[1]
