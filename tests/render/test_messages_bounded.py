"""What a message says of a page's own text is short, and there are not more of them than read."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec
import pytest

from wikiextract import Site, extract, to_json
from wikiextract.diagnostics import LONGEST, MOST
from wikiextract.expand.expander import Expander
from wikiextract.expand.lua.runner import LuaRunner
from wikiextract.render import Rendered, render
from wikiextract.store import MemoryPages

SITE = Site.bundled("enwiki")
LONG = "x" * 20_000
TIMES = 20

# `X` is a long text, `№` a number: each is wrong in its way, many times over.
WRONG = {
    "sort key": "{{DEFAULTSORT:X№}}",
    "shown title": "{{DISPLAYTITLE:X№}}",
    "path": "{{#rel2abs:../../../X№}}",
    "module": "{{#invoke:X№|f}}",
    "function": "{{#invoke:M|X№}}",
    "function of nothing": "{{#invoke:X№}}",
    "error": "{{#invoke:M|fail|X№}}",
    "error with templates": "{{#invoke:M|fail|{{((}}a{{))}}X№}}",
    "template": "{{X№}}",
    "note": '<ref name="X№" />',
    "note of a call": "{{#tag:ref||name=X№}}",
    "note with another text": '<ref name="a">№</ref>',
    "key of a note": "<ref X№=b>№</ref>",
    "group of notes": '<ref group="X№">№</ref>',
    "note of no list": '<references><ref name="X№">№</ref></references>',
    "note of another group": '<references><ref group="X№" name="a">№</ref></references>',
    "direction of a note": '<ref name=n dir="X№">№</ref>',
    "key of a list": "<references X№=b />",
    "word": "{{#expr:X№}}",
    "time": "{{#time:Y|X№}}",
    "language": "{{#language:X№}}{{#dir:X№}}{{#bcp47:X№}}",
    "conversion": "<langconvert from=X№ to=Y№>a</langconvert>",
    "message": "{{int:X№}}",
    "statement": "{{#property:X№}}{{filepath:X№}}{{NUMBERINGROUP:X№}}{{PAGESINCATEGORY:X№}}",
    "tag": "{{#tag:X№}}",
    "warning": "{{#invoke:M|warn|X№}}",
}
# What is no message shows as it was written.
SHOWN_AS_WRITTEN = {"template", "tag", "language"}
MODULE = """return {
    fail = function(frame) error(frame.args[1]) end,
    warn = function(frame) mw.addWarning(frame.args[1]) mw.log(frame.args[1]) return '' end,
}"""
PAGES: Mapping[str, str] = {"Module:M": MODULE, "Template:((": "{{", "Template:))": "}}"}


def rendered(wikitext: str) -> Rendered:
    title = SITE.title("Page")
    assert title is not None
    expander = Expander(SITE, MemoryPages(SITE, PAGES), modules=LuaRunner())
    expansion = expander.expand(wikitext, title)
    assert all(len(warning) <= 2 * LONGEST for warning in expansion.warnings)
    return render(expansion)


def longest_run(text: str) -> int:
    return max((len(run) for run in re.findall("x+", text)), default=0)


@pytest.mark.parametrize("name", WRONG)
def test_a_long_text_is_not_repeated(name: str) -> None:
    pieces = (WRONG[name].replace("X", LONG).replace("№", str(n)) for n in range(TIMES))
    page = rendered("".join(pieces) + "<references />")
    assert all(len(entry.message) <= LONGEST for entry in page.diagnostics)
    if name not in SHOWN_AS_WRITTEN:
        # Beside the text of an error of a module, which names what went wrong at some length.
        assert longest_run(page.to_html()) <= 10 * LONGEST
        assert len(page.to_html()) <= TIMES * 11 * LONGEST


def test_errors_of_notes_are_as_many_as_diagnostics() -> None:
    page = rendered("".join(f'<ref name="{number}a" />' for number in range(3 * MOST)))
    assert page.to_html().count("no text was provided") <= MOST
    assert len(page.diagnostics) <= 2 * MOST


@pytest.mark.long
def test_a_record_holds_few_messages_of_many() -> None:
    wikitext = "".join(WRONG[name].replace("X", "y" * 900) for name in WRONG)
    wikitext = "".join(wikitext.replace("№", str(number)) for number in range(50))
    record = msgspec.json.decode(to_json(extract(wikitext, site=SITE, title="Page", pages=PAGES)))
    assert len(record["diagnostics"]) <= 4 * MOST
