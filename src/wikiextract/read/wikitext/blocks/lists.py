"""Lists: lines that begin with ``*``, ``#``, ``:`` or ``;``, nested by the length of the prefix.

Rules: https://www.mediawiki.org/wiki/Help:Lists.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from wikiextract.nodes import Block, ContentList, DefinitionList, Figure, Math, Value
from wikiextract.read.blocks.definitions import definitions_of
from wikiextract.read.blocks.told import TOLD_ITEMS
from wikiextract.read.text.folding import fold
from wikiextract.read.text.value_parts import is_empty
from wikiextract.read.wikitext.lines import Line
from wikiextract.read.wikitext.reading import Reading
from wikiextract.read.wikitext.text.inline import read_run
from wikiextract.read.wikitext.text.values import EMPTY, simple_value, value_of_source_run

MARKS = "*#:;"
MAX_NESTING = 20
_PREFIX = re.compile(r"[*#:;]+")
# What matters for the colon that ends a term.
_TERM_MARK = re.compile(
    r"''+|<(?P<slash>/?)(?P<tag>[a-zA-Z]+)(?![a-zA-Z])[^<>]*>|\[|-\{"
    r"|\b(?:news|mailto|urn|tel|sip|geo):(?=\S)|:(?://)?"
)
_VOID = frozenset(["br", "wbr", "hr"])
# Lists whose items are definitions are one kind of list, whichever of the two marks they have.
_KIND = {"*": "*", "#": "#", ":": ":", ";": ":"}


class _Item(msgspec.Struct):
    """An item while its list is being built. A term (`mark` ";") stands beside definitions."""

    mark: str
    value: Value
    formula: bool = False
    lists: list[_List] = msgspec.field(default_factory=list)


class _List(msgspec.Struct):
    kind: str
    items: list[_Item] = msgspec.field(default_factory=list)
    start: int = 0
    end: int = 0


def read_lists(reading: Reading, lines: Sequence[Line]) -> list[Block]:
    """The lists that consecutive lines make: a new one where the outermost mark changes."""
    if lines and reading.passes_over(lines[0].start):
        return []
    return [block for found in _build(reading, lines) for block in _blocks(found)]


def read_items(reading: Reading, lines: Sequence[Line]) -> tuple[tuple[Value, ...], bool]:
    """The items of consecutive list lines, and whether they are numbered."""
    lists = _build(reading, lines)
    items = tuple(item for found in lists for item in _values(found))
    return items, bool(lists) and all(found.kind == "#" for found in lists)


def _build(reading: Reading, lines: Sequence[Line]) -> list[_List]:
    top: list[_List] = []
    for line in lines:
        match = _PREFIX.match(line.text)
        if match is None:
            continue
        prefix = match[0]
        if len(prefix) > MAX_NESTING:
            reading.log.report("list-too-deep", f"lists are nested deeper than {MAX_NESTING}")
            prefix = prefix[: MAX_NESTING - 1] + prefix[-1]
        lists = top
        offset = match.end()
        for mark in prefix[:-1]:
            current = _open_list(lists, mark, line)
            if not current.items:
                offset = _begin(reading, current, mark, line, offset)
            current.end = line.end
            lists = current.items[-1].lists
        current = _open_list(lists, prefix[-1], line)
        current.end = line.end
        _add(reading, current, prefix[-1], line, offset)
    return top


def _begin(reading: Reading, current: _List, mark: str, line: Line, offset: int) -> int:
    """Begin a list that only holds others; return where the text that is left of its line begins.

    The first of several terms gets the text before the colon: ";;a : b".
    """
    colon = _colon(line.text, offset) if mark == ";" else -1
    if colon >= 0:
        current.items.append(_item(reading, ";", line.start + offset, line.start + colon))
        mark, offset = ":", colon + 1
    current.items.append(_Item(mark, EMPTY))
    return offset


def _open_list(lists: list[_List], mark: str, line: Line) -> _List:
    """The list that a mark goes on with: the last one when it is of that kind, else a new one."""
    kind = _KIND[mark]
    if not lists or lists[-1].kind != kind:
        lists.append(_List(kind, start=line.start))
    return lists[-1]


def _add(reading: Reading, current: _List, mark: str, line: Line, offset: int) -> None:
    start, end = line.start + offset, line.end
    if mark == ";":
        colon = _colon(line.text, offset)
        if colon >= 0:
            current.items.append(_item(reading, ";", start, line.start + colon))
            start = line.start + colon + 1
            mark = ":"
    if mark in "*#" and _is_skipped(reading, current, start, end):
        text = reading.text[start:end]
        current.items.append(_Item(mark, Value(text=text, span=(start, end))))
    else:
        current.items.append(_item(reading, mark, start, end))


def _is_skipped(reading: Reading, current: _List, start: int, end: int) -> bool:
    """Return True if it is enough to know of an item that it is there: others tell its list."""
    if reading.skipped is None or len(current.items) < TOLD_ITEMS:
        return False
    first = current.items[:TOLD_ITEMS]
    told = not any(is_empty(item.value) for item in first)
    return told and reading.skipped.has_item(start, end)


def _colon(text: str, start: int) -> int:
    """Where the colon is that ends a term; -1 without one. Those in tags and quotes end none."""
    open_tags = 0
    quoted = False
    last_bracket = text.rfind("]")
    while (match := _TERM_MARK.search(text, start)) is not None:
        mark, start = match[0], match.end()
        if mark == ":":
            if open_tags <= 0 and not quoted:
                return match.start()
        elif mark == "[":
            if start <= last_bracket:
                start = text.index("]", start) + 1
        elif mark[0] == "'":
            quoted = not quoted
        elif match["tag"] and match["tag"].lower() not in _VOID and not mark.endswith("/>"):
            open_tags += -1 if match["slash"] else 1
    return -1


def _item(reading: Reading, mark: str, start: int, end: int) -> _Item:
    simple = simple_value(reading, start, end, span=(start, end))
    if simple is not None:
        return _Item(mark, simple)
    run = read_run(reading, start, end)
    value = value_of_source_run(run, lines=False, own_text=True)
    value = replace(value, span=(start, end))
    formula = len(run.formulas) == 1 and value.text == fold(run.formulas[0]) and not run.links
    return _Item(mark, value, formula)


def _with_lists(item: _Item) -> Value:
    """An item's value with the items of the lists in it."""
    if not item.lists:
        return item.value
    nested = tuple(value for inner in item.lists for value in _values(inner))
    ordered = all(inner.kind == "#" for inner in item.lists)
    return replace(
        item.value, items=(*item.value.items, *nested), ordered=True if ordered else None
    )


def _values(found: _List) -> list[Value]:
    """The items of a list as values; a term holds what is said of it as its items."""
    values: list[Value] = []
    term: Value | None = None
    said: list[Value] = []
    for item in found.items:
        value = _with_lists(item)
        if is_empty(value):
            continue
        if item.mark == ";":
            if term is not None:
                values.append(replace(term, items=(*term.items, *said)))
            term, said = value, []
        elif term is not None:
            said.append(value)
        else:
            values.append(value)
    if term is not None:
        values.append(replace(term, items=(*term.items, *said)))
    return values


def _only_indents(item: _Item) -> bool:
    """Return True if an item shows a formula, or nothing but pictures, at whatever depth."""
    value = item.value
    text = value.text is not None or value.items or value.blocks or value.references
    return (
        item.mark == ":"
        and (item.formula or not text)
        and all(found.kind == ":" and all(map(_only_indents, found.items)) for found in item.lists)
    )


def _indented(item: _Item) -> list[Block]:
    """The blocks of an item that only indents them, and of those in it."""
    value = item.value
    blocks: list[Block] = [Figure(image=image, span=image.span) for image in value.images]
    if item.formula:
        blocks = [Math(text=value.text or "", span=value.span)]
    inner = (one for found in item.lists for one in found.items)
    return blocks + [block for one in inner for block in _indented(one)]


def _blocks(found: _List) -> list[Block]:
    """The block of a list; formulas and pictures that a list only indents stand for themselves."""
    span = (found.start, found.end)
    if found.kind == ":" and all(map(_only_indents, found.items)):
        return [block for item in found.items for block in _indented(item)]
    if found.kind != ":":
        items = tuple(_values(found))
        return [ContentList(ordered=found.kind == "#", items=items, span=span)] if items else []
    values = ((item.mark == ";", _with_lists(item)) for item in found.items)
    entries = definitions_of(part for part in values if not is_empty(part[1]))
    return [DefinitionList(items=entries, span=span)] if entries else []
