"""Our answers are those of a real Wikibase with the same entities."""

from __future__ import annotations

import pytest

from tests.wikibase.real_answers import FOLDER, answers

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not FOLDER.exists(), reason="needs ../shared/data/wikidata"),
]

# MediaWiki 1.43 has no such function; later ones have.
DIFFERENT = {"mw.wikibase.incrementStatsKey('x')"}


def test_answers() -> None:
    different = [one for one in answers() if not one.equal and one.asked not in DIFFERENT]
    assert not different
