"""What a page says besides its text: links and files, also those that it only asks for."""

from __future__ import annotations

import pytest

from wikiextract.expand.expander import Expander
from wikiextract.expand.lua.runner import LuaRunner
from wikiextract.render import NoFiles, Rendered, render
from wikiextract.site import Site, Title
from wikiextract.sources.page import DumpNamespace, DumpSiteInfo
from wikiextract.store import MemoryPages

SITE = Site.bundled("enwiki")
PAGES = MemoryPages(
    SITE,
    {
        "Module:Ask": "return {exists = function(frame)"
        " return tostring(mw.title.new(frame.args[1]).exists) end}",
        "Template:Box": "box",
        "Template:Round": "{{Round}}",
    },
)
TITLE = SITE.title("Test") or Title(0, "Test")


def rendered(wikitext: str) -> Rendered:
    return render(Expander(SITE, PAGES, modules=LuaRunner()).expand(wikitext, TITLE))


@pytest.mark.parametrize(
    ("wikitext", "links"),
    [
        ("{{#ifexist:Lake|a|b}}", ("Lake",)),
        ("{{#ifexist:Test|a|b}}", ("Test",)),
        ("{{#ifexist:Special:Version|a|b}}", ()),
        ("{{#ifexist:File:A.png|a|b}}", ("File:A.png",)),
        ("{{PAGEID:Lake}} {{PAGESIZE:Sea}}", ("Lake",)),
        ("{{#invoke:Ask|exists|Lake}}", ("Lake",)),
        ("{{#invoke:Ask|exists|Test}}", ()),
        ("{{Missing}}", ("Template:Missing",)),
        ("[[Test]] [[#x]] [[:Category:D]] [[:File:B.png]]", ("Category:D", "File:B.png")),
        ("<ref>[[Lake]]</ref> [[File:C.png|thumb|[[Sea]]|link=River]]", ("Lake", "Sea", "River")),
    ],
)
def test_links(wikitext: str, links: tuple[str, ...]) -> None:
    assert set(rendered(wikitext).links) == set(links)


def test_files() -> None:
    found = rendered("{{#ifexist:Media:A.png|a|b}} [[Media:B.png]] [[File:C.png]] [[:File:D.png]]")
    assert set(found.images) == {"A.png", "B.png", "C.png"}


@pytest.mark.parametrize(
    ("wikitext", "links"),
    [
        ("http://a.org/ä{b}", ("http://a.org/%C3%A4%7Bb%7D",)),
        ("[http://a.org/%41?q=%26|x y]", ("http://a.org/A?q=%26%7Cx",)),
        ("RFC 123, PMID 456", ()),
    ],
)
def test_external_links(wikitext: str, links: tuple[str, ...]) -> None:
    assert rendered(wikitext).external_links == links


def test_links_that_are_not_shown_count() -> None:
    expansion = Expander(SITE, PAGES).expand("[[File:C.png|[[Lake]]]]", TITLE)
    assert render(expansion, media=NoFiles()).links == ("Lake",)


@pytest.mark.parametrize(
    ("wikitext", "name"),
    [
        ("{{formatnum:1,5}}", "Pages with non-numeric formatnum arguments"),
        ("{{formatnum:5<nowiki/>x}}", "Pages with non-numeric formatnum arguments"),
        ("{{formatnum: 1.5e3}} {{formatnum:}} {{formatnum:INF}} {{formatnum:x|R}}", None),
        ("{{Box|a=1|a=2}}", "Pages using duplicate arguments in template calls"),
        ("{{Box|x|1=y}}", "Pages using duplicate arguments in template calls"),
        ("{{Box|a=1|b=1}} {{Missing|a=1|a=2}} {{#if:x|a=1|a=2}}", None),
        ("{{#invoke:Ask|exists|X|a=|a=}}", "Pages using duplicate arguments in template calls"),
        ("{{Round}}", "Pages with template loops"),
        ("<source lang=c>x</source>", "Pages using deprecated source tags"),
    ],
)
def test_categories_of_pages_to_mend(wikitext: str, name: str | None) -> None:
    found = [one.name for one in rendered(wikitext).categories]
    assert found == ([name] if name else [])


@pytest.mark.parametrize(
    ("wikitext", "keys"),
    [
        ("[[Category:A]]{{DEFAULTSORT:K}}", {"A": "K"}),
        ("{{formatnum:x}}{{DEFAULTSORT:K}}", {"Pages with non-numeric formatnum arguments": ""}),
        ("{{DEFAULTSORT:K}}{{formatnum:x}}", {"Pages with non-numeric formatnum arguments": "K"}),
        ("<poem>[[Category:A]]</poem>{{DEFAULTSORT:K}}[[Category:B]]", {"A": "", "B": "K"}),
        ("{{DEFAULTSORT:J}}<poem>[[Category:A]]</poem>{{DEFAULTSORT:K|noerror}}", {"A": "J"}),
        ("<ref>[[Category:A]]</ref><references/>{{DEFAULTSORT:K}}", {"A": ""}),
        ("<ref>[[Category:A]]</ref>{{DEFAULTSORT:K}}<references/>", {"A": "K"}),
        ("<ref>[[Category:A]]</ref>{{DEFAULTSORT:K}}", {"A": "K"}),
        ("<poem>{{DEFAULTSORT:K}}[[Category:A]]</poem>", {"A": "K"}),
    ],
)
def test_a_tag_knows_the_sort_key_that_was_stated_before_it(
    wikitext: str, keys: dict[str, str]
) -> None:
    assert {one.name: one.sort_key for one in rendered(wikitext).categories} == keys


def test_a_prefix_belongs_to_the_name_of_a_category() -> None:
    """Many wikis sort their own pages by it, and hide these categories."""
    pages = MemoryPages(
        SITE,
        {
            "Category:Wikipedia:Errors": "__HIDDENCAT__",
            "Category:Wikipedia:A": "__HIDDENCAT__",
            "Category:Talk:B": "",
            "MediaWiki:scribunto-common-error-category": "Wikipedia:Errors",
        },
    )
    expander = Expander(SITE, pages, modules=LuaRunner())
    text = "[[Category:Wikipedia:A#x]] [[Category:Talk:B]] {{#invoke:Absent|x}}"
    found = render(expander.expand(text, TITLE)).categories
    hidden = {"Wikipedia:A": True, "Talk:B": False, "Wikipedia:Errors": True}
    assert {one.name: one.hidden for one in found} == hidden


@pytest.mark.parametrize(
    ("wikitext", "names"),
    [("{{#invoke:Absent|x}}", ["Pages with script errors"]), ("{{PAGESINCATEGORY:A}}", [])],
)
def test_a_dump_that_names_few_namespaces_is_rendered(wikitext: str, names: list[str]) -> None:
    site = Site.from_dump(DumpSiteInfo(namespaces=(DumpNamespace(id=0, name=""),)))
    expander = Expander(site, MemoryPages(site, {}), modules=LuaRunner())
    found = render(expander.expand(wikitext, Title(0, "Test"))).categories
    assert [one.name for one in found] == names


@pytest.mark.parametrize(
    "wikitext",
    ["<ref>\n==b==\nx</ref>", "<ref>\n==b==\nx</ref>\n<references/>", "<poem>\n==b==\n</poem>"],
)
def test_headings_in_tags_begin_no_section(wikitext: str) -> None:
    found = rendered(f"== a ==\n{wikitext}\n== c ==").sections
    assert [one.text for one in found] == ["a", "c"]


def test_names_of_arguments_of_a_missing_template_leave_nothing() -> None:
    found = rendered("{{Missing|<ref>x</ref>=1|{{Box}}=2}}")
    assert "references" not in found.to_html()
    assert found.templates == {"Template:Missing": False}


@pytest.mark.parametrize(
    "wikitext",
    [
        "{{#invoke:Absent|x}}",
        "a<ref>{{#invoke:Absent|x}}</ref>",
        "a<ref name=n />\n<references><ref name=n>{{#invoke:Absent|x}}</ref></references>",
        "<gallery>\nA.png|{{#invoke:Absent|x}}\n</gallery>",
    ],
)
def test_pages_are_tracked_wherever_the_problem_stands(wikitext: str) -> None:
    names = [category.name for category in rendered(wikitext).categories]
    assert names == ["Pages with script errors"]
