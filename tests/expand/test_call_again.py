"""A call of the page that is made once more: a value of its own."""

from __future__ import annotations

from collections.abc import Mapping

from tests.expand.test_expansion import SITE
from wikiextract.expand.expander import Expander, Expansion
from wikiextract.expand.lua.runner import LuaRunner
from wikiextract.expand.options import ExpandOptions
from wikiextract.expand.page.expansion import ModuleChanges
from wikiextract.store.memory import MemoryPages

MODULE = "return {f = function(frame) return frame.args[1] or frame:getParent().args[1] end}"
PAGES = {
    "Module:M": MODULE,
    "Template:Box": (
        "[{{#invoke:M|f|{{{1}}}}}]<ref>{{#invoke:M|f|{{{1}}}}}</ref>{{nosuch}}"
        "{{DEFAULTSORT:{{{1}}}}}{{#ifexist:Other}}"
    ),
}


def bracketed(value: str) -> str:
    return f"({value})"


def expanded(text: str, pages: Mapping[str, str] = PAGES, **options: int) -> Expansion:
    expander = Expander(
        SITE,
        MemoryPages(SITE, pages),
        ExpandOptions(trace_origins=True, **options),  # type: ignore[arg-type]
        LuaRunner(),
    )
    title = SITE.title("Test")
    assert title is not None
    return expander.expand(text, title)


def learnt(expansion: Expansion) -> object:
    return (
        expansion.text,
        dict(expansion.markers),
        list(expansion.transclusions),
        dict(expansion.templates),
        dict(expansion.properties),
        list(expansion.sort_keys),
        dict(expansion.tracked),
        list(expansion.looked_up),
        list(expansion.display_titles),
        list(expansion.warnings),
        list(expansion.diagnostics),
    )


def made_again(expansion: Expansion, number: int = 0) -> Expansion:
    again = expansion.call_again(number, ModuleChanges(argument=bracketed))
    assert again is not None
    return again


def test_modules_are_given_other_values() -> None:
    expansion = expanded("{{box|a}} {{box|b}}")
    first, second = (
        number for number, one in enumerate(expansion.transclusions) if one.title == "Template:Box"
    )
    assert made_again(expansion, first).text.startswith("[(a)]")
    assert made_again(expansion, second).text.startswith("[(b)]")


def test_the_page_learns_nothing_of_it() -> None:
    expansion = expanded("x {{box|a}} <ref>y</ref>")
    before = learnt(expansion)
    again = made_again(expansion)
    assert learnt(expansion) == before
    assert len(again.markers) == len(expansion.markers) + 1
    assert [one.code for one in again.diagnostics] == ["missing-template"]
    assert again.to_wikitext() == "[(a)]<ref>{{#invoke:M|f|{{{1}}}}}</ref>[[:Template:Nosuch]]"


def test_markers_of_both_are_told_apart() -> None:
    expansion = expanded("{{box|<nowiki>a</nowiki>}}{{box|b}}")
    one, other = made_again(expansion), made_again(expansion)
    assert "(<nowiki>a</nowiki>)" in one.to_wikitext()
    own = [set(which.markers) - set(expansion.markers) for which in (one, other)]
    assert not own[0] & own[1]


def test_values_that_nobody_asked_for_are_expanded_for_it() -> None:
    pages = {
        "Module:M": "return {f = function(frame)"
        " if frame.args[1] == 'a' then return '' end return frame:getParent().args[2] end}",
        "Template:Box": "{{#invoke:M|f|{{{1}}}}}",
    }
    expansion = expanded("{{box|a|<ref>b</ref>}}", pages)
    assert not expansion.markers
    again = made_again(expansion)
    assert len(again.markers) == 1
    assert not expansion.markers


def test_contents_of_its_tags_are_expanded_as_it_is() -> None:
    expansion = expanded("{{box|a}}")
    again = made_again(expansion)
    (old,) = expansion.markers.values()
    new = list(again.markers.values())[-1]
    assert (expansion.expand_content(old), again.expand_content(new)) == ("a", "(a)")


def test_limits_of_the_page_count_it() -> None:
    expansion = expanded("{{box|a}}", expensive_calls=2)
    assert not [one for one in expansion.diagnostics if "limit" in one.code]
    made_again(expansion)
    again = made_again(expansion)
    assert "expensive-call-limit" in [one.code for one in again.diagnostics]


def test_what_is_no_page_is_not_made_again() -> None:
    expansion = expanded("{{#invoke:M|f|a}}{{nosuch}}")
    assert [
        expansion.call_again(number, ModuleChanges(argument=bracketed)) for number in (0, 1)
    ] == [None, None]


def test_a_text_of_an_expansion_may_be_another() -> None:
    expansion = expanded("<ref>a</ref>{{box|b}}")
    part = expansion.with_text(expansion.text[:5])
    assert (part.text, part.markers) == (expansion.text[:5], expansion.markers)
