"""A call of the page as the families of calls see it."""

from __future__ import annotations

import pytest

from wikiextract import Site, extract
from wikiextract.map.values.calls import StatedCall, call_of, read_call
from wikiextract.map.values.context import ValueContext


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


ADDRESSES = [
    ("{{URL|http://www.example.com/path}}", "http://www.example.com/path"),
    ("{{URL|irc://irc.example.com/channel}}", "irc://irc.example.com/channel"),
    ("{{url|example.com}}", "http://example.com"),
    ("{{URL|www.example.com/foo/|its name}}", "http://www.example.com/foo/"),
    ("{{Official website|https://example.org}}", "https://example.org"),
    ("{{ISBN|978-3-16-148410-0}}", "9783161484100"),
    ("{{doi|10.1000/182}}", "10.1000/182"),
]


@pytest.mark.parametrize(("written", "expected"), ADDRESSES)
def test_addresses_and_identifiers(written: str, expected: str) -> None:
    call = called(written)[0]
    assert call is not None
    found = read_call(call, ValueContext("en"))
    assert found is not None
    assert [value.value for value in found.values] == [expected]


@pytest.mark.parametrize("written", ["{{sort|a|b}}", "{{nowrap|x}}", "{{yes}}", "{{isbn|x}}"])
def test_other_calls_state_nothing(written: str) -> None:
    call = called(written)[0]
    assert call is not None
    assert read_call(call, ValueContext("en")) is None


def test_yes_and_no_where_they_are_expected() -> None:
    found = read_call(StatedCall("no"), ValueContext("en", "boolean"))
    assert found is not None
    assert [value.boolean for value in found.values] == [False]
