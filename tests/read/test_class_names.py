"""Few class names are asked instead of many elements; none that counts is missed."""

from __future__ import annotations

from lxml import etree, html

from wikiextract.read.html.tree.class_names import (
    has_class_with,
    settle_classes,
    written_classes,
)


def tree(text: str) -> etree._Element:
    return html.fromstring(f"<div>{text}</div>")


def test_a_part_of_a_class_is_found_wherever_it_stands() -> None:
    content = tree("<p><b class='a mw-ext-x'>x</b></p><i class='b'>y</i>")
    written = written_classes(content)
    assert has_class_with(written, ["none", "ext-"])
    assert not has_class_with(written, ["none", "a b"])  # no name goes from element to element
    assert not has_class_with(written_classes(tree("x")), ["a"])


def test_one_class_that_is_long_or_has_other_blanks_is_settled_among_many() -> None:
    others = "<i class='b'>y</i>" * 50
    long = " ".join(f"c{number}" for number in range(2000))
    content = tree(f"{others}<b class='a\tb\nc'>x</b><u class='{long}'>z</u>")
    settle_classes(content)
    assert content.find("b").get("class") == "a b c"
    assert len(content.find("u").get("class")) < 1000
    assert {element.get("class") for element in content.iter("i")} == {"b"}
