"""Our figures of accuracy may not fall, and what holds them says so."""

import json
from pathlib import Path

import pytest

from benchmarks.quality import gate
from benchmarks.quality.measures import MEASURES
from benchmarks.quality.score import Row, Score
from tests.shared import shared_path


@pytest.fixture
def least(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "gate.json"
    path.write_text(json.dumps({"figures": {"m": {"all": [0.5, 0.5], "few": [None, 1.0]}}}))
    monkeypatch.setattr(gate, "PATH", path)
    return path


def row(part: str, score: Score | None, program: str = "wikiextract") -> Row:
    return Row("m", part, program, score)


def test_figures_that_hold_or_rise_pass(least: Path) -> None:
    rows = [
        row("all", Score(4, 2, 3, 4)),
        row("few", Score(0, 0, 2, 2)),
        row("new", Score(1, 0, 0, 1)),
    ]
    assert gate.fallen(rows) == []


def test_a_figure_that_falls_is_named(least: Path) -> None:
    rows = [row("all", Score(4, 1, 3, 4)), row("few", Score(0, 0, 1, 2))]
    assert gate.fallen(rows) == [
        "m, all: precision 0.25 is below 0.5",
        "m, few: recall 0.5 is below 1.0",
    ]


def test_a_part_that_is_gone_has_fallen_and_silence_is_no_mistake(least: Path) -> None:
    assert len(gate.fallen([row("all", Score(0, 0, 1, 2))])) == 1
    assert gate.fallen([row("all", Score(0, 0, 1, 2)), row("few", Score(0, 0, 1, 1))]) == []


def test_measures_that_were_not_taken_keep_their_figures(least: Path) -> None:
    gate.write([Row("n", "all", "wikiextract", Score(1, 1, 1, 1)), row("all", None, "other")])
    figures = json.loads(least.read_text())["figures"]
    assert figures["m"]["all"] == [0.5, 0.5]
    assert figures["n"] == {"all": [1.0, 1.0]}


@pytest.mark.shared
@pytest.mark.parametrize("name", sorted(MEASURES))
def test_our_figures_have_not_fallen(name: str) -> None:
    shared_path("data")
    assert gate.fallen(MEASURES[name]().rows) == []
