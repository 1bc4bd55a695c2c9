"""Tags in running content (the insertion mode "in body" of HTML5)."""

from __future__ import annotations

from wikiextract.render.tree.builder import Builder, Handler, InsertionMode
from wikiextract.render.tree.elements import (
    BLOCKS,
    BUTTON_SCOPE,
    EDIT_NAME,
    FORMATTING,
    HEADINGS,
    LIST_SCOPE,
    NOT_SHOWN,
    SCOPE,
    SPECIAL,
    VOID,
)
from wikiextract.render.tree.formatting import (
    clear_to_marker,
    end_formatting,
    forget,
    last_since_marker,
    open_formatting,
    reconstruct,
)

_P = frozenset({"p"})
_DD_DT = frozenset({"dd", "dt"})
_RUBY = frozenset({"ruby"})
_MARKED = frozenset({"applet", "marquee", "object"})


def text(builder: Builder, text: str) -> None:
    """Text in running content."""
    if builder.active:
        reconstruct(builder)
    builder.insert_text(text)


def close_paragraph(builder: Builder) -> None:
    """Close the open paragraph, if there is one around here."""
    if builder.open_paragraphs:
        position = builder.in_scope(_P, BUTTON_SCOPE)
        if position is not None:
            builder.close_implied("p")
            builder.pop_to(position)


def _start_block(builder: Builder, name: str, attributes: str) -> None:
    if builder.open_paragraphs:
        close_paragraph(builder)
    builder.open_element(name, attributes)


def _start_heading(builder: Builder, name: str, attributes: str) -> None:
    close_paragraph(builder)
    if builder.stack[-1].name in HEADINGS:
        builder.pop()
    builder.open_element(name, attributes)


def _start_li(builder: Builder, name: str, attributes: str) -> None:
    _close_item(builder, frozenset({"li"}))
    _start_block(builder, name, attributes)


def _start_dd(builder: Builder, name: str, attributes: str) -> None:
    _close_item(builder, _DD_DT)
    _start_block(builder, name, attributes)


def _close_item(builder: Builder, names: frozenset[str]) -> None:
    stack = builder.stack
    for position in range(len(stack) - 1, 0, -1):
        name = stack[position].name
        if name in names:
            builder.close_implied(name)
            builder.pop_to(position)
            return
        if name in SPECIAL and name not in {"address", "div", "p"}:
            return


def _start_a(builder: Builder, name: str, attributes: str) -> None:
    before = last_since_marker(builder, "a")
    if before is not None:
        end_formatting(builder, "a")
        forget(builder, before)
        if before.open:
            builder.remove_from_stack(builder.stack.index(before))
    open_formatting(builder, name, attributes)


def _start_nobr(builder: Builder, name: str, attributes: str) -> None:
    if builder.in_scope(frozenset({"nobr"}), SCOPE) is not None:
        end_formatting(builder, "nobr")
    open_formatting(builder, name, attributes)


def _start_formatting(builder: Builder, name: str, attributes: str) -> None:
    open_formatting(builder, name, attributes)


def _start_marked(builder: Builder, name: str, attributes: str) -> None:
    reconstruct(builder)
    builder.open_element(name, attributes)
    builder.active.append(None)


def _start_table(builder: Builder, name: str, attributes: str) -> None:
    close_paragraph(builder)
    if builder.open_element(name, attributes).name == "table":
        builder.mode = builder.modes["table"]


def _start_void(builder: Builder, name: str, attributes: str) -> None:
    reconstruct(builder)
    builder.insert_void(name, attributes)


def _start_metadata(builder: Builder, name: str, attributes: str) -> None:
    if name in VOID:
        builder.insert_void(name, attributes)
    else:
        builder.open_element(name, attributes)


def _start_hr(builder: Builder, name: str, attributes: str) -> None:
    close_paragraph(builder)
    builder.insert_void(name, attributes)


def _start_button(builder: Builder, name: str, attributes: str) -> None:
    position = builder.in_scope(frozenset({"button"}), SCOPE)
    if position is not None:
        builder.close_implied()
        builder.pop_to(position)
    reconstruct(builder)
    builder.open_element(name, attributes)


def _start_ruby_part(builder: Builder, name: str, attributes: str) -> None:
    if builder.in_scope(_RUBY, SCOPE) is not None:
        builder.close_implied("rtc" if name in {"rp", "rt"} else "")
    builder.open_element(name, attributes)


def _start_edit_link(builder: Builder, name: str, attributes: str) -> None:
    # It is not shown, but it stands in the text.
    reconstruct(builder)


def _ignore(builder: Builder, name: str, attributes: str) -> None:
    return


def start_other(builder: Builder, name: str, attributes: str) -> None:
    """Open an inline element that has no rule of its own."""
    if builder.active:
        reconstruct(builder)
    builder.open_element(name, attributes)


def _end_block(builder: Builder, name: str, attributes: str) -> None:
    position = builder.in_scope(frozenset({name}), SCOPE)
    if position is not None:
        builder.pop_to(position)


def _end_p(builder: Builder, name: str, attributes: str) -> None:
    if builder.open_paragraphs and builder.in_scope(_P, BUTTON_SCOPE) is not None:
        close_paragraph(builder)
        return
    builder.open_element("p", "")
    if builder.stack[-1].name == "p":
        builder.pop()


def _end_li(builder: Builder, name: str, attributes: str) -> None:
    position = builder.in_scope(frozenset({"li"}), LIST_SCOPE)
    if position is not None:
        builder.pop_to(position)


def _end_heading(builder: Builder, name: str, attributes: str) -> None:
    position = builder.in_scope(HEADINGS, SCOPE)
    if position is not None:
        builder.pop_to(position)


def _end_formatting(builder: Builder, name: str, attributes: str) -> None:
    end_formatting(builder, name)


def _end_marked(builder: Builder, name: str, attributes: str) -> None:
    position = builder.in_scope(frozenset({name}), SCOPE)
    if position is not None:
        builder.pop_to(position)
        clear_to_marker(builder)


def _end_br(builder: Builder, name: str, attributes: str) -> None:
    _start_void(builder, "br", "")


def end_other(builder: Builder, name: str, attributes: str) -> None:
    """Close an element that has no rule of its own."""
    stack = builder.stack
    for position in range(len(stack) - 1, 0, -1):
        other = stack[position].name
        if other == name:
            builder.pop_to(position)
            return
        if other in SPECIAL:
            return


_START: dict[str, Handler] = {
    **dict.fromkeys(BLOCKS, _start_block),
    **dict.fromkeys(HEADINGS, _start_heading),
    **dict.fromkeys(FORMATTING, _start_formatting),
    **dict.fromkeys(("pre", "listing"), _start_block),
    **dict.fromkeys(_MARKED, _start_marked),
    **dict.fromkeys(VOID, _start_void),
    **dict.fromkeys(("base", "link", "meta", "style", "script", "title"), _start_metadata),
    **dict.fromkeys(("param", "source", "track"), _start_metadata),
    **dict.fromkeys(("rb", "rtc", "rp", "rt"), _start_ruby_part),
    **dict.fromkeys(
        [
            "caption",
            "col",
            "colgroup",
            "frame",
            "head",
            "html",
            "body",
            "frameset",
            "tbody",
            "td",
            "tfoot",
            "th",
            "thead",
            "tr",
        ],
        _ignore,
    ),
    EDIT_NAME: _start_edit_link,
    NOT_SHOWN: _start_block,
    "li": _start_li,
    "dd": _start_dd,
    "dt": _start_dd,
    "a": _start_a,
    "nobr": _start_nobr,
    "table": _start_table,
    "hr": _start_hr,
    "button": _start_button,
}

_END: dict[str, Handler] = {
    **dict.fromkeys(BLOCKS | {"pre", "listing", "button"}, _end_block),
    **dict.fromkeys(HEADINGS, _end_heading),
    **dict.fromkeys(FORMATTING, _end_formatting),
    **dict.fromkeys(_MARKED, _end_marked),
    EDIT_NAME: _ignore,
    NOT_SHOWN: _end_block,
    "p": _end_p,
    "li": _end_li,
    "dd": _end_block,
    "dt": _end_block,
    "br": _end_br,
}

BODY = InsertionMode("body", _START, start_other, _END, end_other, text)
