"""The real pages that the invariants are checked on: their HTML and the record read from it."""

from __future__ import annotations

import json
import lzma
import re
from functools import lru_cache
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import msgspec
import pytest
from lxml import etree

from tests.shared import SHARED
from wikiextract.pipeline.pages.extract import Extractor
from wikiextract.record import to_json
from wikiextract.sources.page import Page

_ADDRESS = re.compile(
    r'rel="(?:dc:isVersionOf|canonical)" href="(?:https?:)?//([^/]+)/wiki/([^"]+)"'
)


def page_paths() -> list[Path]:
    """Every rendered and paired page of ``../shared``."""
    folders = (SHARED / "data" / "rendered", SHARED / "data" / "paired")
    return [path for folder in folders for path in sorted(folder.glob("*.xz"))]


def page_files() -> list[object]:
    """Parameters: those pages, or one skipped case."""
    found = page_paths()
    if not found:
        reason = "../shared/data/rendered is not on this machine"
        return [pytest.param(None, marks=pytest.mark.skip(reason=reason))]
    return [pytest.param(path, id=path.name) for path in found]


@lru_cache(maxsize=64)
def html_of(path: Path) -> bytes:
    content = lzma.decompress(path.read_bytes())
    if ".json" in path.suffixes:
        body: str = json.loads(content)["article_body"]["html"]
        return body.encode()
    return content


def address_of(path: Path) -> tuple[str, str]:
    """Host of a page's wiki and the page's title, as the head of its HTML states them."""
    stated = _ADDRESS.search(html_of(path).decode(errors="replace"))
    assert stated is not None
    return stated[1], unquote(unescape(stated[2])).replace("_", " ")


@lru_cache(maxsize=64)
def content_of(path: Path) -> Any:
    """The page's content, as libxml2 reads it: nothing of our own reading is in it."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    root: Any = etree.fromstring(html_of(path), parser)
    body = root.find("body")
    inner = body.find(".//div[@class='mw-parser-output']")
    return body if inner is None else inner


@lru_cache(maxsize=64)
def record_of(path: Path) -> dict[str, Any]:
    """The record of a saved page, without the entities, which say what its infoboxes hold again."""
    page = Page(title=address_of(path)[1], where=path.name, html=html_of(path))
    record: dict[str, Any] = msgspec.json.decode(to_json(Extractor().article(page)))
    return without_entities(record)


def without_entities(record: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in record.items() if key not in ("entity", "more_entities")}
