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


def test_it_is_called_as_the_function_is() -> None:
    @kept(10)
    def alone(text: str) -> str:
        return f"{text}."

    @kept(10)
    def with_another(text: str, more: str) -> str:
        return text + more

    @kept(10)
    def with_any(text: str, *more: str, **named: str) -> str:
        return text + "".join(more) + "".join(named.values())

    class Bound:
        def alone(self, text: str) -> str:
            return f"{text}."

        def with_another(self, text: str, more: str) -> str:
            return text + more

    bound = Bound()
    for text in ("a", "x" * 501):
        for one in (alone, kept(10)(bound.alone)):
            assert [one(text), one(text)] == [f"{text}."] * 2
        for two in (with_another, kept(10)(bound.with_another)):
            assert [two(text, "b"), two(text, "c")] == [f"{text}b", f"{text}c"]
        assert [with_any(text), with_any(text, "b", c="c")] == [text, f"{text}bc"]
