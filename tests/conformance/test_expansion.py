"""MediaWiki's parser tests of expansion, as far as text without markup shows its result.

A test counts here when its expected HTML consists of paragraphs of plain text and so does our
expanded text; the others are compared when they are rendered (test_rendering.py).
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

import pytest

from tests.conformance.parser_tests import ParserTest, ParserTestFile, read_folder
from tests.conformance.wiki import NOW, REVISION_ID, options_for, pages_for, site_for, title_for
from tests.shared import SHARED
from wikiextract.expand.expander import Expander
from wikiextract.sources.page import Revision

FILES = (
    "preprocessor.txt",
    "magicWords.txt",
    "funcsParserTests.txt",
    "stringFunctionTests.txt",
    "comments.txt",
    "parserTests.txt",
)
# Tests that fail for a reason; an unexpected pass fails.
EXPECTED_FAILURES = {
    "{{#ifexist:}} media redirect (bug 32031)": "a dump does not say which files there are",
    "Punctuation: nbsp before exclamation": "about rendering",
}

_PARAGRAPH = re.compile(r"<p>([^<>]*?)\n?</p>\n?")
_MARKUP = re.compile(r"\[\[|\[http|https?://|''|<|>|^[*#:; =]|^\{\||__|-\{|\x7f", re.M)


@dataclass(frozen=True)
class Case:
    """A test with the file whose articles it uses."""

    file: ParserTestFile
    test: ParserTest


def cases() -> list[object]:
    folder = SHARED / "conformance"
    if not folder.exists():
        reason = "../shared/conformance is not on this machine"
        return [pytest.param(None, marks=pytest.mark.skip(reason=reason))]
    return [
        pytest.param(Case(file, test), id=test.id)
        for file in read_folder(folder, FILES)
        for test in file.tests
        if plain_paragraphs(test.expected_html()) is not None and concerns_display(test)
    ]


def concerns_display(test: ParserTest) -> bool:
    """Not about saving pages (`pst`), messages as such, or what an extension of the tests does."""
    options = test.options
    if test.config.get("wgFragmentMode") == ["legacy"] or "userlanguage" in options:
        return False  # anchors of old, languages of readers: not supported
    return test.wikitext is not None and not options.keys() & {"pst", "msg", "comment", "disabled"}


def plain_paragraphs(expected: str | None) -> list[str] | None:
    """The texts of paragraphs, None for HTML that holds anything else."""
    if expected is None or not expected.strip():
        return None
    if _PARAGRAPH.sub("", expected).strip():
        return None
    return [fold(html.unescape(text)) for text in _PARAGRAPH.findall(expected)]


def fold(text: str) -> str:
    return re.sub(r"[ \t]*\n[ \t]*", "\n", text).strip()


def expanded(case: Case) -> str:
    site = site_for(case.test)
    expander = Expander(site, pages_for(case.file, site), options_for(case.test))
    revision = Revision(id=REVISION_ID, timestamp=NOW.isoformat())
    title = title_for(case.test, site)
    return expander.expand(case.test.wikitext or "", title, revision=revision).text


@pytest.mark.parametrize("case", cases())
def test_expansion(case: Case, request: pytest.FixtureRequest) -> None:
    reason = EXPECTED_FAILURES.get(case.test.name)
    if reason is not None:
        request.applymarker(pytest.mark.xfail(reason=reason, strict=True))
    text = expanded(case)
    if _MARKUP.search(text):
        pytest.skip("the expanded text has markup: compared when rendered")
    paragraphs = [fold(html.unescape(part)) for part in re.split(r"\n(?:[ \t]*\n)+", text)]
    assert [part for part in paragraphs if part] == plain_paragraphs(case.test.expected_html())
