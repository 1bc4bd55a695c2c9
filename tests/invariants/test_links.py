"""Each internal link of the content is in exactly one node of the record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from tests.invariants.pages import content_of, page_files, record_of
from tests.invariants.visible import hidden

pytestmark = pytest.mark.shared


def links_of_markup(element: Any) -> Iterator[tuple[str, str]]:
    """Target (with namespace) and fragment of each visible WikiLink, media links apart."""
    todo = [element]
    while todo:
        current = todo.pop()
        if hidden(current):
            continue
        if current.tag == "a" and "mw:WikiLink" in (current.get("rel") or "").split():
            href = current.get("href") or ""
            path, _, fragment = href.partition("#")
            path = path.partition("?")[0].removeprefix("./")
            target = unquote(path).replace("_", " ").strip()
            yield target, unquote(fragment)
        todo.extend(current)


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


@pytest.mark.parametrize("path", page_files())
def test_each_internal_link_is_in_one_node(path: Path) -> None:
    shown = Counter(target for target, _ in links_of_markup(content_of(path)))
    found = Counter(target for target, _ in links_of_record(record_of(path)))
    missing, extra = shown - found, found - shown
    assert not missing
    assert not extra
