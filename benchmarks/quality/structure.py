"""Fields, sections, categories, navboxes and tables of rendered pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from . import programs
from .readings import fields_of, sections_of, text_of
from .rendered_pages import RenderedPage, cells_of, data_tables, plain, rendered_pages, words
from .score import Row, Score, of_sets, total

OURS = "wikiextract"
_LEAD = "Abstract"


def fields() -> Iterator[Row]:
    """Yield the rows of "infobox fields": those of the other project that are found and named."""
    pages = [page for page in rendered_pages() if page.golden and page.golden["infobox_fields"]]
    ours = [
        [(f.get("label") or "", text_of(f["value"])) for f in fields_of(p.record)] for p in pages
    ]
    yield Row("infobox fields", "all", OURS, total(map(_fields_score, pages, ours)))
    if reason := programs.missing(programs.PANDAS):
        yield Row("infobox fields", "all", programs.PANDAS.name, None, reason)
        return
    said = programs.readings(programs.PANDAS, [_for_pandas(page) for page in pages])
    theirs = [[(f["name"], f["text"]) for f in said[page.name]["fields"]] for page in pages]
    yield Row(
        "infobox fields", "all", programs.PANDAS.name, total(map(_fields_score, pages, theirs))
    )


def lists() -> Iterator[Row]:
    """Yield the rows of "sections", "categories" and "navboxes"."""
    pages = [page for page in rendered_pages() if page.golden]
    yield Row("sections", "all", OURS, total(map(_sections_score, pages)))
    yield Row("categories", "all", OURS, total(map(_categories_score, pages)))
    for part in ("groups", "items"):
        scores = [_navbox_score(page, part) for page in rendered_pages()]
        yield Row("navboxes", part, OURS, total(scores))


def tables() -> Iterator[Row]:
    """Yield the rows of "grids of tables": texts that stand at their position."""
    pages = [page for page in rendered_pages() if next(data_tables(page.tree), None) is not None]
    ours = [list(map(_our_grid, _tables_of(page.record.get("sections", [])))) for page in pages]
    scores = [
        max((_grid_score(cells_of(table), grid) for grid in grids), key=_right, default=Score())
        for page, grids in zip(pages, ours, strict=True)
        for table in data_tables(page.tree)
    ]
    yield Row("grids of tables", "all", OURS, total(scores))
    if reason := programs.missing(programs.PANDAS):
        yield Row("grids of tables", "all", programs.PANDAS.name, None, reason)
        return
    said = programs.readings(programs.PANDAS, [_for_pandas(page) for page in pages])
    scores = [
        _grid_score(cells_of(table), _grid_of_rows(rows))
        for page in pages
        for table, rows in zip(data_tables(page.tree), said[page.name]["tables"], strict=True)
    ]
    yield Row("grids of tables", "all", programs.PANDAS.name, total(scores))


def _fields_score(page: RenderedPage, given: list[tuple[str, str]]) -> Score:
    assert page.golden is not None
    read = [(plain(label), text) for label, text in given]
    wanted = {
        one for one in map(tuple, page.golden["infobox_fields"]) if one[0] and one[0] != one[1]
    }
    found = sum(
        any(name == plain(label) and _same_text(text, shown) for name, shown in read)
        for label, text in wanted
    )
    return Score(0, 0, found, len(wanted))


def _same_text(wanted: str, shown: str) -> bool:
    """Return True if one has all that the other has: either may leave out a part."""
    if plain(wanted) in plain(shown):
        return True
    return words(wanted) <= words(shown) or (bool(shown) and words(shown) <= words(wanted))


def _sections_score(page: RenderedPage) -> Score:
    assert page.golden is not None
    wanted = [plain(name) for name in page.golden["sections"] if name != _LEAD]
    # It leaves out sections such as "References".
    return of_sets(map(plain, sections_of(page.record)), wanted)._replace(given=0, right=0)


def _categories_score(page: RenderedPage) -> Score:
    assert page.golden is not None
    names = (name.rpartition("/wiki/")[2] for name in page.golden["categories"])
    wanted = [plain(name.partition(":")[2].replace("_", " ")) for name in names]
    return of_sets((plain(one["name"]) for one in page.record.get("categories", [])), wanted)


def _navbox_score(page: RenderedPage, part: str) -> Score:
    marked = "//*[contains(concat(' ', @class, ' '), ' navbox ')]"
    path = {
        "groups": f"{marked}//th[contains(@class, 'navbox-group')]",
        "items": f"{marked}//*[contains(@class, 'navbox-list')]//li[not(.//li)]",
    }
    wanted = [plain(element.text_content()) for element in page.tree.xpath(path[part])]
    boxes = page.record.get("navboxes", [])
    groups = [group for box in boxes for group in _groups(box)]
    said = [group.get("label") or "" for group in groups]
    if part == "items":
        lists = [group.get("items", ()) for group in groups]
        rows = [one.get(row) or {} for one in (*boxes, *groups) for row in ("above", "below")]
        lists += [row.get("items", ()) for row in rows]
        said = [text_of(item) for items in lists for item in _leaves(items)]
    score = of_sets(filter(None, map(plain, said)), filter(None, wanted))
    return score._replace(given=0, right=0)


def _groups(box: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for group in box.get("groups", ()):
        yield group
        yield from _groups(group)


def _leaves(items: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for item in items:
        if item.get("items"):
            yield from _leaves(item.get("items", []))
        else:
            yield item


def _tables_of(node: object) -> Iterator[dict[str, Any]]:
    if isinstance(node, list):
        for inner in node:
            yield from _tables_of(inner)
    elif isinstance(node, dict):
        if node.get("type") == "table" and "rows" in node:
            yield node
        yield from _tables_of(list(node.values()))


def _our_grid(table: dict[str, Any]) -> dict[tuple[int, int], str]:
    grid = {}
    for y, row in enumerate(table.get("rows", [])):
        for cell in row.get("cells", ()):
            text = plain(cell["value"].get("text") or "")
            for down in range(cell.get("rowspan", 1)):
                for right in range(cell.get("colspan", 1)):
                    grid[y + down, cell["column"] + right] = text
    return grid


def _grid_of_rows(rows: list[list[str]]) -> dict[tuple[int, int], str]:
    return {(y, x): plain(text) for y, row in enumerate(rows) for x, text in enumerate(row)}


def _grid_score(wanted: dict[tuple[int, int], str], given: dict[tuple[int, int], str]) -> Score:
    right = sum(given.get(place) == text for place, text in wanted.items())
    return Score(len(given), right, right, len(wanted))


def _right(score: Score) -> int:
    return score.right


def _for_pandas(page: RenderedPage) -> dict[str, Any]:
    boxes = page.tree.xpath("//table[contains(concat(' ', @class, ' '), ' infobox ')]")
    as_text = [etree.tostring(one, encoding="unicode", with_tail=False) for one in boxes]
    tables = [
        etree.tostring(table, encoding="unicode", with_tail=False)
        for table in data_tables(page.tree)
    ]
    return {"id": page.name, "boxes": as_text, "tables": tables}
