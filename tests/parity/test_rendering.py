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


def outcome_of(folder: Path) -> Outcome:
    dump, answers = shared_path(DUMP), shared_path(ANSWERS)
    wiki = ReferenceWiki(dump, None, folder)
    try:
        lines = (one for one in references(answers) if one["title"] not in EXCEPTIONS)
        return compare_wiki(wiki, lines)
    finally:
        wiki.store.close()


def test_articles_are_those_of_mediawikis_html(tmp_path: Path) -> None:
    """One test: to compare the articles takes long, and workers share no fixture."""
    outcome = outcome_of(tmp_path)
    assert outcome.html.compared > 450
    record = {name: part.share for name, part in outcome.record.parts.items()}
    lists = {name: part.share for name, part in outcome.lists.parts.items()}
    fallen = {name: share for name, share in record.items() if share < FLOOR}
    fallen |= {f"list of {name}": share for name, share in lists.items() if share < 1}
    if outcome.html.share < FLOOR:
        fallen["html"] = outcome.html.share
    assert fallen == {}, "\n".join(report(outcome, 3))
