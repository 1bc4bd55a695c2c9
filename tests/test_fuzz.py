"""A few texts of the fuzzer (`tools/fuzz`), always the same: no exception, no invalid record."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from tools.fuzz.check import VIEWS, Problem, Text, check, text_of
from tools.fuzz.corpus import kind
from tools.fuzz.findings import Findings
from tools.fuzz.shorten import shortened
from tools.fuzz.watch import Series

COUNT = 100
VIEWS_OF_KINDS = [(name, view) for name, views in VIEWS.items() for view in views]


@pytest.mark.parametrize(("name", "view"), VIEWS_OF_KINDS)
def test_seeds(name: str, view: str) -> None:
    for seed in kind(name).seeds:
        problem = check(Text(name, seed, "Page", "enwiki"), view).problem
        assert problem is None or problem.signature == "slow", problem


@pytest.mark.long
@pytest.mark.parametrize(("name", "view"), VIEWS_OF_KINDS)
def test_mutated_texts(name: str, view: str) -> None:
    for number in range(COUNT):
        text = text_of(name, 1, number)
        problem = check(text, view).problem
        assert problem is None or problem.signature == "slow", (text, problem)


def test_a_number_gives_the_same_text_always() -> None:
    series = [text_of("wikitext", 1, number) for number in range(50)]
    assert series == [text_of("wikitext", 1, number) for number in range(50)]
    assert len({text.text for text in series}) > 40
    assert series[0] != text_of("wikitext", 2, 0)
    assert [view for view, _ in Series.of("wikitext", 1).checked(0)] == ["source", "rendered"]


def test_a_text_is_shortened_to_what_fails() -> None:
    def fails(candidates: Iterable[str]) -> list[bool]:
        return ["{" in one and "}" in one for one in candidates]

    assert shortened("abc{de}fg" * 9, fails) in ("{}", "}{")
    assert shortened("", fails) == ""


def test_findings_are_written_as_cases(tmp_path: Path) -> None:
    found = Findings(tmp_path, "python -m tools.fuzz --kind wikitext --seed 1")
    text = Text("wikitext", "a \ud800 b", "Page", "enwiki")
    for number in range(5):
        found.add(number, text, Problem("source", "slow", "2.00 s of CPU time"))
    assert found.counts == {"source slow": 5}
    first, *others = sorted(tmp_path.glob("*.txt"))
    assert len(others) == 2
    written = first.read_text(encoding="utf-8")
    assert "--seed 1 --first 0 --count 1\n" in written
    assert "!! wikitext\na \\ud800 b\n!! tree\n!! end\n" in written
