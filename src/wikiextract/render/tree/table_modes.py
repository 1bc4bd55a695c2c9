"""Tags inside tables (the insertion modes "in table" to "in cell" of HTML5).

What a table may not hold directly is put before it ("foster parenting"); missing rows and row
groups are supplied.
"""

from __future__ import annotations

from wikiextract.render.tree.body import BODY
from wikiextract.render.tree.builder import Builder, Handler, InsertionMode
from wikiextract.render.tree.elements import BLANK, TABLE_SCOPE
from wikiextract.render.tree.formatting import clear_to_marker

_CELLS = frozenset({"td", "th"})
_GROUPS = frozenset({"tbody", "tfoot", "thead"})
_TABLE = frozenset({"table"})
_TR = frozenset({"tr"})
_CAPTION = frozenset({"caption"})
_STRUCTURE = ("caption", "col", "colgroup", "tbody", "td", "tfoot", "th", "thead", "tr")


def _switch(builder: Builder, mode: str) -> None:
    builder.mode = builder.modes[mode]


def _reset(builder: Builder) -> None:
    """Choose the mode by what is open now."""
    for node in reversed(builder.stack):
        mode = _MODE_OF.get(node.name)
        if mode is not None:
            _switch(builder, mode)
            return
    _switch(builder, "body")


_MODE_OF = {
    "td": "cell",
    "th": "cell",
    "tr": "row",
    "tbody": "table body",
    "thead": "table body",
    "tfoot": "table body",
    "caption": "caption",
    "colgroup": "column group",
    "table": "table",
}


def _clear_back(builder: Builder, *names: str) -> None:
    """Close elements down to one of these."""
    stack = builder.stack
    position = len(stack) - 1
    while position > 0 and stack[position].name not in names:
        position -= 1
    builder.pop_to(position + 1)


def _again_start(builder: Builder, name: str, attributes: str) -> None:
    mode = builder.mode
    (mode.start.get(name) or mode.start_other)(builder, name, attributes)


def _again_end(builder: Builder, name: str) -> None:
    mode = builder.mode
    (mode.end.get(name) or mode.end_other)(builder, name, "")


def _ignore(builder: Builder, name: str, attributes: str) -> None:
    return


# --- in table ---


def _text_in_table(builder: Builder, text: str) -> None:
    if text.strip(BLANK):
        builder.foster = True
        BODY.text(builder, text)
        builder.foster = False
    else:
        builder.insert_text(text)


def _foster_start(builder: Builder, name: str, attributes: str) -> None:
    builder.foster = True
    (BODY.start.get(name) or BODY.start_other)(builder, name, attributes)
    builder.foster = False


def _foster_end(builder: Builder, name: str, attributes: str) -> None:
    builder.foster = True
    (BODY.end.get(name) or BODY.end_other)(builder, name, attributes)
    builder.foster = False


def _caption(builder: Builder, name: str, attributes: str) -> None:
    _clear_back(builder, "table")
    builder.active.append(None)
    builder.open_element(name, attributes)
    _switch(builder, "caption")


def _colgroup(builder: Builder, name: str, attributes: str) -> None:
    _clear_back(builder, "table")
    builder.open_element(name, attributes)
    _switch(builder, "column group")


def _col(builder: Builder, name: str, attributes: str) -> None:
    _colgroup(builder, "colgroup", "")
    _again_start(builder, name, attributes)


def _group(builder: Builder, name: str, attributes: str) -> None:
    _clear_back(builder, "table")
    builder.open_element(name, attributes)
    _switch(builder, "table body")


def _row_or_cell(builder: Builder, name: str, attributes: str) -> None:
    _group(builder, "tbody", "")
    _again_start(builder, name, attributes)


def _table_in_table(builder: Builder, name: str, attributes: str) -> None:
    if builder.in_scope(_TABLE, TABLE_SCOPE) is not None:
        _end_table(builder, "table", "")
        _again_start(builder, name, attributes)


def _end_table(builder: Builder, name: str, attributes: str) -> None:
    position = builder.in_scope(_TABLE, TABLE_SCOPE)
    if position is not None:
        builder.pop_to(position)
        _reset(builder)


def _metadata(builder: Builder, name: str, attributes: str) -> None:
    BODY.start[name](builder, name, attributes)


# --- in table body, in row ---


def _row(builder: Builder, name: str, attributes: str) -> None:
    _clear_back(builder, "tbody", "tfoot", "thead")
    builder.open_element(name, attributes)
    _switch(builder, "row")


def _cell_without_row(builder: Builder, name: str, attributes: str) -> None:
    _row(builder, "tr", "")
    _again_start(builder, name, attributes)


def _close_group(builder: Builder) -> bool:
    if builder.in_scope(_GROUPS, TABLE_SCOPE) is None:
        return False
    _clear_back(builder, "tbody", "tfoot", "thead")
    builder.pop()
    _switch(builder, "table")
    return True


def _leave_group_start(builder: Builder, name: str, attributes: str) -> None:
    if _close_group(builder):
        _again_start(builder, name, attributes)


def _leave_group_end(builder: Builder, name: str, attributes: str) -> None:
    if _close_group(builder):
        _again_end(builder, name)


def _end_group(builder: Builder, name: str, attributes: str) -> None:
    if builder.in_scope(frozenset({name}), TABLE_SCOPE) is not None:
        _close_group(builder)


def _cell(builder: Builder, name: str, attributes: str) -> None:
    _clear_back(builder, "tr")
    builder.open_element(name, attributes)
    _switch(builder, "cell")
    builder.active.append(None)


def _close_row(builder: Builder) -> bool:
    if builder.in_scope(_TR, TABLE_SCOPE) is None:
        return False
    _clear_back(builder, "tr")
    builder.pop()
    _switch(builder, "table body")
    return True


def _end_row(builder: Builder, name: str, attributes: str) -> None:
    _close_row(builder)


def _leave_row_start(builder: Builder, name: str, attributes: str) -> None:
    if _close_row(builder):
        _again_start(builder, name, attributes)


def _leave_row_end(builder: Builder, name: str, attributes: str) -> None:
    if (name == "table" or builder.in_scope(frozenset({name}), TABLE_SCOPE) is not None) and (
        _close_row(builder)
    ):
        _again_end(builder, name)


# --- in cell, in caption, in column group ---


def _close_cell(builder: Builder) -> bool:
    position = builder.in_scope(_CELLS, TABLE_SCOPE)
    if position is None:
        return False
    builder.pop_to(position)
    clear_to_marker(builder)
    _switch(builder, "row")
    return True


def _end_cell(builder: Builder, name: str, attributes: str) -> None:
    position = builder.in_scope(frozenset({name}), TABLE_SCOPE)
    if position is not None:
        builder.pop_to(position)
        clear_to_marker(builder)
        _switch(builder, "row")


def _leave_cell_start(builder: Builder, name: str, attributes: str) -> None:
    if _close_cell(builder):
        _again_start(builder, name, attributes)


def _leave_cell_end(builder: Builder, name: str, attributes: str) -> None:
    if builder.in_scope(frozenset({name}), TABLE_SCOPE) is not None and _close_cell(builder):
        _again_end(builder, name)


def _close_caption(builder: Builder) -> bool:
    position = builder.in_scope(_CAPTION, TABLE_SCOPE)
    if position is None:
        return False
    builder.pop_to(position)
    clear_to_marker(builder)
    _switch(builder, "table")
    return True


def _end_caption(builder: Builder, name: str, attributes: str) -> None:
    _close_caption(builder)


def _leave_caption_start(builder: Builder, name: str, attributes: str) -> None:
    if _close_caption(builder):
        _again_start(builder, name, attributes)


def _leave_caption_end(builder: Builder, name: str, attributes: str) -> None:
    if _close_caption(builder):
        _again_end(builder, name)


def _col_in_group(builder: Builder, name: str, attributes: str) -> None:
    builder.insert_void(name, attributes)


def _leave_columns(builder: Builder) -> bool:
    if builder.stack[-1].name != "colgroup":
        return False
    builder.pop()
    _switch(builder, "table")
    return True


def _leave_columns_start(builder: Builder, name: str, attributes: str) -> None:
    if _leave_columns(builder):
        _again_start(builder, name, attributes)


def _leave_columns_end(builder: Builder, name: str, attributes: str) -> None:
    if _leave_columns(builder) and name != "colgroup":
        _again_end(builder, name)


def _text_in_columns(builder: Builder, text: str) -> None:
    if not text.strip(BLANK):
        builder.insert_text(text)
    elif _leave_columns(builder):
        builder.mode.text(builder, text)


_IGNORED_ENDS = ("body", "html", "col", "colgroup", "caption")

_TABLE_START: dict[str, Handler] = {
    "caption": _caption,
    "colgroup": _colgroup,
    "col": _col,
    "tbody": _group,
    "tfoot": _group,
    "thead": _group,
    "tr": _row_or_cell,
    "td": _row_or_cell,
    "th": _row_or_cell,
    "table": _table_in_table,
    "style": _metadata,
    "script": _metadata,
}
_TABLE_END: dict[str, Handler] = {
    "table": _end_table,
    **dict.fromkeys((*_IGNORED_ENDS, "tbody", "td", "tfoot", "th", "thead", "tr"), _ignore),
}

_BODY_START: dict[str, Handler] = {
    **_TABLE_START,
    "tr": _row,
    "td": _cell_without_row,
    "th": _cell_without_row,
    **dict.fromkeys(("caption", "col", "colgroup", "tbody", "tfoot", "thead"), _leave_group_start),
}
_BODY_END: dict[str, Handler] = {
    **_TABLE_END,
    "table": _leave_group_end,
    **dict.fromkeys(("tbody", "tfoot", "thead"), _end_group),
    **dict.fromkeys((*_IGNORED_ENDS, "td", "th", "tr"), _ignore),
}

_ROW_START: dict[str, Handler] = {
    **_TABLE_START,
    "td": _cell,
    "th": _cell,
    **dict.fromkeys(
        ("caption", "col", "colgroup", "tbody", "tfoot", "thead", "tr"), _leave_row_start
    ),
}
_ROW_END: dict[str, Handler] = {
    **_TABLE_END,
    "tr": _end_row,
    **dict.fromkeys(("table", "tbody", "tfoot", "thead"), _leave_row_end),
    **dict.fromkeys((*_IGNORED_ENDS, "td", "th"), _ignore),
}

_CELL_START: dict[str, Handler] = {
    **BODY.start,
    **dict.fromkeys(_STRUCTURE, _leave_cell_start),
}
_CELL_END: dict[str, Handler] = {
    **BODY.end,
    "td": _end_cell,
    "th": _end_cell,
    **dict.fromkeys(_IGNORED_ENDS, _ignore),
    **dict.fromkeys(("table", "tbody", "tfoot", "thead", "tr"), _leave_cell_end),
}

_CAPTION_START: dict[str, Handler] = {
    **BODY.start,
    **dict.fromkeys(_STRUCTURE, _leave_caption_start),
}
_CAPTION_END: dict[str, Handler] = {
    **BODY.end,
    "caption": _end_caption,
    "table": _leave_caption_end,
    **dict.fromkeys(
        ("body", "col", "colgroup", "html", "tbody", "td", "tfoot", "th", "thead", "tr"), _ignore
    ),
}

_COLUMN_START: dict[str, Handler] = {"col": _col_in_group}
_COLUMN_END: dict[str, Handler] = {"col": _ignore}

MODES: dict[str, InsertionMode] = {
    mode.name: mode
    for mode in (
        BODY,
        InsertionMode(
            "table", _TABLE_START, _foster_start, _TABLE_END, _foster_end, _text_in_table
        ),
        InsertionMode(
            "table body", _BODY_START, _foster_start, _BODY_END, _foster_end, _text_in_table
        ),
        InsertionMode("row", _ROW_START, _foster_start, _ROW_END, _foster_end, _text_in_table),
        InsertionMode("cell", _CELL_START, BODY.start_other, _CELL_END, BODY.end_other, BODY.text),
        InsertionMode(
            "caption", _CAPTION_START, BODY.start_other, _CAPTION_END, BODY.end_other, BODY.text
        ),
        InsertionMode(
            "column group",
            _COLUMN_START,
            _leave_columns_start,
            _COLUMN_END,
            _leave_columns_end,
            _text_in_columns,
        ),
    )
}
