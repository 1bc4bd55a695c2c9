"""Each internal link of the content is in exactly one node of the record."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from tests.invariants.comparison import Comparison, compare, hold
from tests.invariants.pages import address_of, content_of, page_files, record_of
from tests.invariants.visible import classes, hidden

pytestmark = pytest.mark.shared


_OTHER_LINKS = {"mw:ExtLink", "mw:WikiLink/Interwiki"}
_ADDRESS = re.compile(r"(?:\./|(?:https?:)?(?://([^/]+))?/wiki/)([^?#]*)[^#]*(?:#.*)?|#.*")
_RED_ADDRESS = re.compile(r"/w/()index\.php\?title=([^&#]+)[^#]*redlink=1")


def links_of_markup(element: Any, host: str, title: str) -> Iterator[tuple[str, str]]:
    """Target (with namespace) and fragment of each visible link to a page of the wiki.

    A picture's link to its own page is no link of the content, nor is a map's. The target of a link
    to a place on the page itself is empty.
    """
    todo = [element]
    while todo:
        current = todo.pop()
        if hidden(current):
            continue
        todo.extend(current)
        relation = set((current.get("rel") or "").split())
        if current.tag not in ("a", "area") or relation & _OTHER_LINKS or opens_file(current):
            continue
        href = current.get("href") or ""
        if "mw:MediaLink" in relation:
            href = current.get("resource") or href
        found = _ADDRESS.fullmatch(href) or _RED_ADDRESS.fullmatch(href)
        if found is None or found[1] not in (None, "", host):
            continue
        target = unquote(found[2] or "").replace("_", " ").strip()
        fragment = unquote(href.partition("#")[2]).replace(" ", "_")
        yield "" if target == title and fragment else target, fragment


def opens_file(link: Any) -> bool:
    if classes(link) & {"mw-file-description", "image", "mw-kartographer-map"}:
        return True
    pictures = {picture.get("resource") for picture in link.iter("img", "video", "audio")}
    return link.get("href") in pictures


def links_of_record(record: dict[str, Any]) -> Iterator[tuple[str, str]]:
    # `templates` holds what the editor wrote, the same links once more; `image` and `abstract`
    # repeat what stands elsewhere.
    apart = {"templates", "image"}
    todo: list[Any] = [value for key, value in record.items() if key not in apart]
    while todo:
        current = todo.pop()
        if isinstance(current, list):
            todo += current
        elif isinstance(current, dict):
            if current.get("kind") == "internal" and "target" in current:
                yield current["target"], current.get("anchor", "")
            todo += current.values()


def compare_links(content: Any, record: dict[str, Any], host: str, title: str) -> Comparison:
    return compare(Counter(links_of_markup(content, host, title)), Counter(links_of_record(record)))


@pytest.mark.parametrize("path", page_files())
def test_each_internal_link_is_in_one_node(path: Path) -> None:
    found = compare_links(content_of(path), record_of(path), *address_of(path))
    hold(path.name, "internal links", found)
