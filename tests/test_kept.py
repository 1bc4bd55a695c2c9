"""Results that are kept by their text: those of short texts, so many and no more."""

from __future__ import annotations

from collections.abc import Callable

from wikiextract.kept import kept


def counting(most: int) -> tuple[list[str], Callable[..., str]]:
    asked: list[str] = []

    @kept(most)
    def doubled(text: str, times: int = 2) -> str:
        asked.append(text)
        return text * times

    assert doubled.__name__ == "doubled"
    return asked, doubled


def test_a_short_text_is_asked_once_for_all_that_goes_with_it() -> None:
    asked, doubled = counting(10)
    assert [doubled("a"), doubled("a"), doubled("a", 3), doubled("a", times=3)][2:] == ["aaa"] * 2
    assert len(asked) == 3


def test_what_is_long_is_not_kept() -> None:
    asked, doubled = counting(10)
    for _ in range(3):
        assert len(doubled("x" * 501)) == 1002
    assert len(asked) == 3


def test_no_more_is_kept_than_was_said() -> None:
    asked, doubled = counting(2)
    for text in "abca":
        doubled(text)
    assert asked == list("abca")
