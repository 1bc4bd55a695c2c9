"""A call of the page as the families of calls see it."""

from __future__ import annotations

from wikiextract import Site, extract
from wikiextract.map.values.calls import StatedCall, call_of


def called(written: str) -> list[StatedCall | None]:
    article = extract(written, site=Site.bundled("enwiki"), title="Page")
    return [call_of(call) for call in article.templates]


def test_a_call_has_its_arguments_as_they_are_shown() -> None:
    (call,) = called("{{Some_name| [[May]] |3=c|B = '''1990''' |empty=}}")
    assert call is not None
    assert (call.name, call.positional, call.named) == (
        "some name",
        ("May", "", "c"),
        {"b": "1990"},
    )
    assert call.text == "May c"
    assert call.first(("a", "b")) == "1990"


def test_a_number_that_is_no_place_is_left_out() -> None:
    (call,) = called("{{x|a|9999999=b}}")
    assert call is not None
    assert call.positional == ("a",)


def test_variables_state_nothing() -> None:
    assert called("{{CURRENTYEAR}}") == [None]
