"""Three Chinese articles with their real templates, in a variant: against MediaWiki and a browser.

``../shared/seed`` has what a MediaWiki gave without a variant, in zh-cn and in zh-tw, and the text
of one page as a browser showed it. All eight variants were compared so with a local MediaWiki.
"""

from __future__ import annotations

import html
import json
import lzma
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import Any

import msgspec
import pytest

from tests.shared import shared_path
from wikiextract import Extractor, Page
from wikiextract.pipeline.pages.wiki_renderer import WikiRenderer
from wikiextract.record import to_json
from wikiextract.sources import open_source
from wikiextract.store import Store, build_store

pytestmark = pytest.mark.shared

REFERENCES = {
    None: "zhwiki.mediawiki.jsonl.xz",
    "zh-cn": "zhwiki.mediawiki.zh-cn.jsonl.xz",
    "zh-tw": "zhwiki.mediawiki.zh-tw.jsonl.xz",
}
_BLOCK = re.compile(r"</?(?:p|div|li|ul|ol|t[drh]|table|tbody|caption|h\d|d[dlt]|br)\b[^>]*>")
# Names of languages, which that MediaWiki has only in the languages themselves.
_FOREIGN = re.compile(r"（[^（）：]{2,12}：")
# What it says of its lack of Wikidata, and of a label that depends on Wikidata.
_OTHER = re.compile(r"wikibase|^[缔締][约約]方$")


@dataclass
class Wiki:
    """The pages of the export, and a store of them."""

    pages: dict[str, Page]
    store: Store

    @cached_property
    def first(self) -> Page:
        """The page that the browser showed."""
        (text,) = shared_path("seed").glob("*.wikitext")
        return self.pages[text.stem]

    def record(self, page: Page, variant: str) -> dict[str, Any]:
        """The record of a page in a variant."""
        article = Extractor(store=self.store, variant=variant).article(page)
        found: dict[str, Any] = json.loads(to_json(article))
        return found


@pytest.fixture(scope="module")
def wiki(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wiki]:
    folder = tmp_path_factory.mktemp("seed")
    dump, path = folder / "pages.xml", folder / "wiki.sqlite"
    dump.write_bytes(lzma.decompress(shared_path("seed/zhwiki-articles.xml.xz").read_bytes()))
    build_store([dump], path)
    pages = {page.title: page for page in open_source(dump) if isinstance(page, Page)}
    store = Store.open(path)
    yield Wiki({str(title): page for title, page in pages.items()}, store)
    store.close()


def shown_lines(source: str) -> list[str]:
    """The lines of text that HTML shows."""
    text = html.unescape(re.sub(r"<[^>]*>", "", _BLOCK.sub("\n", source)))
    lines = (" ".join(line.split()) for line in _FOREIGN.sub("（：", text).split("\n"))
    return [line for line in lines if line and not _OTHER.search(line)]


@pytest.mark.parametrize("variant", REFERENCES, ids=str)
def test_the_text_is_mediawikis(wiki: Wiki, variant: str | None) -> None:
    renderer = WikiRenderer(wiki.store.site, wiki.store, variant=variant)
    answers = lzma.decompress(shared_path(f"seed/{REFERENCES[variant]}").read_bytes())
    compared = 0
    for given in map(json.loads, answers.splitlines()):
        page, title = wiki.pages[given["title"]], wiki.store.site.title(given["title"])
        assert title is not None
        shown = renderer.render(page.wikitext or "", title, revision=page.revision).rendered
        assert shown_lines(shown.to_html()) == shown_lines(given["html"])
        compared += 1
    assert compared >= 3


# --- the page as a browser showed it --------------------------------------------------------

# The bars of boxes, the heading of the list of categories.
_INTERFACE = re.compile(r"^[查論編]$|^分類：|^Portal:")
_EDIT = "[編輯]"
_SHOWN = ("label", "title", "text")
_FOREIGN_LINK = re.compile(r"（[^（）]*語：[^（）]*(?:\([^)]*\))?）")
_DIVIDER = re.compile(r"\s+·\s+|,\s+|(?<=[^:]): (?=[^:]*(?:,\s| · ))")
# The page's templates have other labels and another word in a notice by now, and names in Chinese
# instead of English ones; its wikitext calls the first country in full.
_CHANGED = re.compile(r"條約類型|地點|俄羅斯: .*|這是一篇.*小作品。.*|[ -~]+")


def browser_lines(wiki: Wiki) -> list[str]:
    """The lines of the page as the browser showed it, in zh-tw by the page's own rules."""
    (text,) = shared_path("seed").glob("*.txt")
    lines = [line.strip() for line in text.read_text(encoding="utf-8").split("\n")]
    # The rules of the page stand before its infobox.
    rules = (wiki.first.wikitext or "").partition("{{Infobox")[0]
    wikitext = rules + "".join(f"<div>{line}</div>\n" for line in lines if line)
    page = msgspec.structs.replace(wiki.first, wikitext=wikitext)
    record = wiki.record(page, "zh-tw")
    return [block["text"] for block in record["sections"][0]["blocks"]]


def browser_items(wiki: Wiki) -> Iterator[str]:
    """What the browser showed, divided as a record divides it; foreign links stand apart there."""
    for line in browser_lines(wiki):
        if not _INTERFACE.search(line):
            for item in _DIVIDER.split(_FOREIGN_LINK.sub("", line.removesuffix(_EDIT))):
                yield item.strip(" :")


def texts(value: Any) -> Iterator[str]:
    """The texts of a part of a record, in their order."""
    if isinstance(value, list):
        for one in value:
            yield from texts(one)
    elif isinstance(value, dict):
        yield from (value[key] for key in _SHOWN if isinstance(value.get(key), str))
        for field in value.get("fields", ()):
            yield field["label"]
            # The text of a value is that of its items.
            yield from texts(field["value"].get("items") or field["value"])
        for key in ("title", "blocks", "items", "groups", "sections"):
            yield from texts(value.get(key))


def test_the_record_has_the_items_of_the_browsers_text(wiki: Wiki) -> None:
    record = wiki.record(wiki.first, "zh-tw")
    parts = ("infoboxes", "sections", "navboxes", "notices")
    ours = [record["display_title"], *(one for part in parts for one in texts(record[part]))]
    below = [navbox["below"]["text"] for navbox in record["navboxes"]]
    browsers = [item for item in browser_items(wiki) if not any(item in one for one in below)]
    matcher = SequenceMatcher(None, browsers, ours, autojunk=False)
    differing = [
        item
        for kind, start, end, _, _ in matcher.get_opcodes()
        if kind != "equal"
        for item in browsers[start:end]
    ]
    assert len(browsers) > 120
    assert [item for item in differing if not _CHANGED.fullmatch(item)] == []
    assert len(differing) < 12
