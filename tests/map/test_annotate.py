"""Which typed values a field gets: of its own text, or those of its items."""

from __future__ import annotations

import pytest

from wikiextract import Site, extract


def kinds(written: str) -> tuple[list[str], list[list[str]]]:
    """The typed values of a field, and of each of its items, as text."""
    box = f"{{{{Infobox thing|name=N|field={written}|other=x}}}}"
    article = extract(box, site=Site.bundled("enwiki"), title="Page")
    fields = [field for group in article.infoboxes[0].groups for field in group.fields]
    value = next(field.value for field in fields if field.param == "field")
    return [one.text for one in value.typed], [[one.text for one in i.typed] for i in value.items]


@pytest.mark.parametrize(
    ("written", "own"),
    [
        ("500,000<ref>x</ref>{{rp|27}}", ["500,000"]),
        ("1.80 m<ref name=a>x</ref>{{r|a|p=3}}", ["1.80 m"]),
    ],
)
def test_the_page_of_a_source_is_no_part_of_a_value(written: str, own: list[str]) -> None:
    assert kinds(written)[0] == own


def test_a_few_lines_of_which_one_has_a_value_say_one_thing() -> None:
    assert kinds("1 May 1950<br>Rome") == (["1 May 1950"], [["1 May 1950"], []])


def test_values_of_a_list_stand_with_its_items() -> None:
    assert kinds("1 May 1950<br>2 June 1960") == ([], [["1 May 1950"], ["2 June 1960"]])
