"""What has no name, text or target in wikitext: a valid record in both views, and nothing lost."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

import wikiextract
from wikiextract.record import Validator, to_json

VALIDATOR = Validator.named()
VIEWS: dict[str, dict[str, Any]] = {"source": {}, "rendered": {"pages": {}}}


def record(text: str, view: str) -> dict[str, Any]:
    article = wikiextract.extract(text, site="enwiki", title="Own title", **VIEWS[view])
    found: dict[str, Any] = msgspec.json.decode(to_json(article))
    assert VALIDATOR.check(found) is None
    return found


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(
    "braces",
    ["{{|x}}", "{{ }}", "{{<!-- c -->|a=b}}", "{{\n|x\n}}", "{{<includeonly>x</includeonly>|y}}"],
)
def test_braces_that_name_no_page_are_text(braces: str, view: str) -> None:
    found = record(f"a {braces} b", view)
    assert found.get("templates", []) == []
    assert "{{" in found["sections"][0]["blocks"][0]["text"]


@pytest.mark.parametrize("view", VIEWS)
def test_calls_in_braces_that_name_no_page_are_calls(view: str) -> None:
    assert [call["name"] for call in record("{{|{{foo}}}}", view)["templates"]] == ["Foo"]


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(
    "text", ["{{subst:}}", "{{safesubst:|x}}", "{{#invoke:}}", "{{#:x}}", "{{:}}"]
)
def test_calls_whose_name_is_missing_are_valid(text: str, view: str) -> None:
    assert all(call["name"] for call in record(text, view).get("templates", []))


@pytest.mark.parametrize("view", VIEWS)
def test_a_line_of_a_value_that_shows_nothing_is_valid(view: str) -> None:
    lines = "*{{}}\n{{{{}}|.svg|o}}\n{{}}f\n#E"
    (call,) = [
        one for one in record(f"{{{{p|{lines}}}}}", view).get("templates", []) if one["name"] == "P"
    ]
    assert call["parameters"][0]["value"]["text"].endswith("E")


@pytest.mark.parametrize(
    "title", ["{{foo}}", "[[File:a.jpg]]", "&nbsp;", "[[Category:x]]", "<!-- c -->"]
)
def test_a_heading_without_text_begins_a_section_without_anchor(title: str) -> None:
    first, second, third = record(f"a\n== {title} ==\nb\n== {title} ==\nc", "source").get(
        "sections", []
    )
    assert [block["text"] for block in second["blocks"]] == ["b"]
    assert [block["text"] for block in third["blocks"]] == ["c"]
    assert "anchor" not in second
    assert "anchor" not in third
    assert first["blocks"][0]["text"] == "a"


@pytest.mark.parametrize("view", VIEWS)
def test_a_link_to_the_top_of_the_page_has_no_anchor(view: str) -> None:
    (link,) = record("[[#|x]]", view)["sections"][0]["blocks"][0].get("links", [])
    assert "anchor" not in link


def test_a_field_cannot_have_the_empty_name_of_its_parameter() -> None:
    box = '{| class="infobox"\n! Label\n| {{{|}}} and {{{b}}}\n|}'
    article = wikiextract.extract(
        "{{Box|=v|b=w}}", site="enwiki", title="Own title", pages={"Template:Box": box}
    )
    found = msgspec.json.decode(to_json(article))
    assert VALIDATOR.check(found) is None
    (field,) = found["infoboxes"][0]["groups"][0].get("fields", [])
    assert (field["param"], field["value"]["text"]) == ("b", "v and w")


def test_a_parameter_with_the_empty_name_is_a_field() -> None:
    (box,) = record("{{Infobox x|=v|b=2}}", "source").get("infoboxes", [])
    fields = box["groups"][0].get("fields", [])
    assert [(field.get("param"), field["value"]["text"]) for field in fields] == [
        (None, "v"),
        ("b", "2"),
    ]


@pytest.mark.parametrize("view", VIEWS)
def test_a_redirect_to_a_section_of_its_own_page(view: str) -> None:
    found = record("#REDIRECT [[#a]]", view)
    assert (found["kind"], found["redirect_to"], found["redirect_anchor"]) == (
        "redirect",
        "Own title",
        "a",
    )


@pytest.mark.parametrize(
    "html",
    ["<h2 id=''>x</h2><p>y</p>", "<h2><span class='mw-headline' id=''>x</span></h2><p>y</p>"],
)
def test_an_empty_id_is_no_anchor(html: str) -> None:
    article = wikiextract.extract(f"<html><body><p>a</p>{html}</body></html>", title="Own title")
    found = msgspec.json.decode(to_json(article))
    assert VALIDATOR.check(found) is None
    assert "anchor" not in found["sections"][1]


@pytest.mark.parametrize("href", ["./", "./#part", "#part"])
def test_a_redirect_within_its_page_leads_to_the_page_itself(href: str) -> None:
    html = f"<html><body><link rel='mw:PageProp/redirect' href='{href}'></body></html>"
    found = msgspec.json.decode(to_json(wikiextract.extract(html, title="Own title")))
    assert VALIDATOR.check(found) is None
    assert found["redirect_to"] == "Own title"
    untitled = msgspec.json.decode(to_json(wikiextract.extract(html)))
    assert VALIDATOR.check(untitled) is None
