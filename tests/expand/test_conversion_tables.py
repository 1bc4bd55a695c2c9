"""A wiki's own words for the variants of its language, and titles in another variant."""

from __future__ import annotations

from functools import cache

from wikiextract.expand.conversion_tables import conversion_words
from wikiextract.expand.wiki_converters import WikiConverters
from wikiextract.site import Site
from wikiextract.store.memory import MemoryPages

TABLE = "MediaWiki:Conversiontable/zh-tw"


@cache
def site() -> Site:
    return Site.load("zhwiki")


def words(**pages: str) -> dict[str, str]:
    titles = {TABLE + name.replace("_", "/"): text for name, text in pages.items()}
    return conversion_words(site(), MemoryPages(site(), titles), "zh-tw")


def test_entries_stand_between_marks() -> None:
    text = """
        Before => it;
        -{
            * "甲" => "乙"  // a comment;
            # 丙=>丁 ; no entry; a => b => c;
            戊 => ;
        }- 己 => 庚; -{ 辛 => 壬 }-
    """
    assert words(**{"": text}) == {"甲": "乙", "丙": "丁", "戊": "", "辛": "壬"}


def test_pages_below_are_part_of_the_table_and_count_first() -> None:
    found = words(
        **{
            "": f"[[{TABLE}/a|one]] [[{TABLE}/b]] [[MediaWiki:Conversiontable/zh-cn/c]]"
            "-{甲 => 1; 乙 => 1;}-",
            "_a": f"-{{乙 => 2; 丙 => 2}}- [[{TABLE}/a/d]] [[{TABLE}]]",
            "_a_d": f"-{{丙 => 4}}- [[{TABLE}/a]]",
            "_b": "-{丁 => 3}-",
            "_e": "-{丁 => 5}-",
        }
    )
    assert found == {"甲": "1", "乙": "2", "丙": "4", "丁": "3"}


def test_a_wiki_without_tables_has_no_words() -> None:
    assert words() == {}


def test_the_wikis_words_are_used_in_text_and_for_titles() -> None:
    pages = MemoryPages(
        site(), {TABLE: "-{软件 => 甲件}-", "Template:甲件": "x", "Template:國旗": "y"}
    )
    converters = WikiConverters(site(), pages)
    taiwan = converters.of("zh-tw")
    assert taiwan is not None
    assert taiwan.convert("软件 公里") == "甲件 公里"
    title = site().title("Template:软件")
    assert title is not None
    found = converters.existing(title)
    assert found is not None
    assert found.text == "甲件"
    title = site().title("Template:国旗")
    assert title is not None
    found = converters.existing(title)
    assert found is not None
    assert found.text == "國旗"


def test_a_wiki_without_variants_converts_no_titles() -> None:
    default = Site.default()
    converters = WikiConverters(default, MemoryPages(default, {"國旗": "x"}))
    assert converters.spellings("国旗") == []
