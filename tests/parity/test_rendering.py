"""A whole real wiki: our rendering against MediaWiki's, for the articles whose answers are kept.

``python -m tests.parity.rendering DUMP REFERENCE`` shows the differences.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.parity.rendering import Outcome, ReferenceWiki, compare_wiki, references, report
from tests.shared import shared_path

pytestmark = pytest.mark.shared

DUMP = "data/ltgwiki-20180101-pages-articles.xml.bz2"
ANSWERS = "oracle/ltgwiki.mediawiki.jsonl.gz"
# Pages that differ for a reason that is not ours.
EXCEPTIONS = {
    "Main Page": "the reference wiki's own start page, not the dump's",
    "Suoku puslopa": "{{NUMBEROFARTICLES}}: the reference wiki did not count its pages",
}
# An error message of Cite in Latvian, of which we have the English text only.
FLOOR = 0.997


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    dump, answers = shared_path(DUMP), shared_path(ANSWERS)
    wiki = ReferenceWiki(dump, None, Path(tmp_path_factory.mktemp("parity")))
    try:
        lines = (one for one in references(answers) if one["title"] not in EXCEPTIONS)
        return compare_wiki(wiki, lines)
    finally:
        wiki.store.close()


def test_articles_were_compared(outcome: Outcome) -> None:
    assert outcome.html.compared > 450


def test_the_record_is_the_one_of_mediawikis_html(outcome: Outcome) -> None:
    shares = {name: part.share for name, part in outcome.record.parts.items()}
    assert {n: s for n, s in shares.items() if s < FLOOR} == {}, "\n".join(report(outcome, 3))


def test_the_lists_are_mediawikis(outcome: Outcome) -> None:
    shares = {name: part.share for name, part in outcome.lists.parts.items()}
    assert {n: s for n, s in shares.items() if s < 1} == {}, "\n".join(report(outcome, 3))


def test_the_html_is_mediawikis(outcome: Outcome) -> None:
    assert outcome.html.share >= FLOOR, "\n".join(report(outcome, 3))
