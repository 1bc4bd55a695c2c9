"""Attributes of tags: read, checked against what the element may have, written."""

from __future__ import annotations

import re
from collections.abc import Mapping

from wikiextract.kept import kept
from wikiextract.late_pattern import late_pattern
from wikiextract.render.sanitizer.allowed import ATTRIBUTES, RDFA_AND_MICRODATA
from wikiextract.render.sanitizer.anchors import FragmentMode, anchor_id
from wikiextract.render.sanitizer.entities import decode_references
from wikiextract.render.sanitizer.style import check_style

_ATTRIBUTE = late_pattern(
    r"""([^\t\n\f\r />][^\t\n\f\r />=]*)
    (?:[\t\n\f\r ]*=[\t\n\f\r ]*
      (?: "([^"]*)(?:"|$) | '([^']*)(?:'|$) | ([^\t\n\f\r >]*) )
    )?""",
    re.VERBOSE,
)
_NAME = late_pattern(r"[:\w][:\w.\-]*")
# With the square of their number grows the time that an element takes.
_MOST = 1_000
_SPACES = late_pattern(r"[\t\r\n ]+")
_DATA = late_pattern(r"data-[^:_]*")
_RESERVED_DATA = ("data-ooui", "data-mw", "data-parsoid")
_NAMESPACE = late_pattern(r"xmlns:[:A-Za-z_\-.0-9]+")
_EVIL_URL = late_pattern(r"(?:^|\s|[*{]\s*)(?:java|vb)script\W", re.IGNORECASE)
_URL = late_pattern(r"(?:https?:|ftps?:|ircs?:|news:|mailto:|//)[^\s]+", re.IGNORECASE)
_URL_ATTRIBUTES = frozenset({"href", "src", "poster"})
_ID_LISTS = frozenset(
    {"aria-describedby", "aria-flowto", "aria-labelledby", "aria-owns", "itemref"}
)
_NEEDS_ITEMSCOPE = ("itemtype", "itemid", "itemref")

# Later passes must not find their markup in attribute values.
_TO_ESCAPE = late_pattern(r"""[&<>"'{}\[\]|\n\r\t\x7f]|__|:(?=//)""")
_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


def read_attributes(source: str) -> dict[str, str]:
    """Return the attributes written in a tag: names in lower case, values decoded and folded.

    The last of equal names counts; a name without value has the value ``""``; of very many the
    first are taken. What stands where a name should and is none is dropped with its value.
    """
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(source):
        name, double, single, bare = match.groups("")
        if len(found) >= _MOST:
            break
        if _NAME.fullmatch(name) is None:
            continue
        value = double or single or bare
        if value:
            if not value.isalnum():
                value = decode_references(_SPACES.sub(" ", value).strip(" "))
            found[name.lower()] = value
        else:
            found[name.lower()] = ""
    return found


def write_attributes(attributes: Mapping[str, str]) -> str:
    """Return attributes as they stand in a tag, each with a space before it."""
    return "".join(f' {name}="{escape_attribute(value)}"' for name, value in attributes.items())


def escape_attribute(value: str) -> str:
    """Return a value for double quotes, in which no other pass finds any markup."""
    return value if value.isalnum() else _TO_ESCAPE.sub(_escaped, value)


def _escaped(match: re.Match[str]) -> str:
    found = match[0]
    named = _NAMED.get(found)
    if named is not None:
        return named
    return f"&#{ord(found[0])};{found[1:]}"


@kept(4096)
def clean_attributes(source: str, element: str, mode: FragmentMode = "html5") -> str:
    """Return those attributes of a tag, as written in wikitext, that the element may have.

    Strip markers must have been resolved. `mode` says how ids are encoded. The result is empty or
    begins with a space.
    """
    if not source or source.isspace():
        return ""
    checked = check_attributes(read_attributes(source), element, mode)
    return write_attributes(checked)


def check_attributes(
    attributes: Mapping[str, str], element: str, mode: FragmentMode = "html5"
) -> dict[str, str]:
    """Return those attributes that the element may have, with safe values."""
    allowed = ATTRIBUTES.get(element, frozenset())
    checked: dict[str, str] = {}
    for name, value in attributes.items():
        if name in allowed:
            safe = _checked_value(name, value, mode)
            if safe is not None:
                checked[name] = safe
        elif _DATA.fullmatch(name):
            if not name.startswith(_RESERVED_DATA):
                checked[name] = value
        elif _NAMESPACE.fullmatch(name) and not _EVIL_URL.search(value):
            checked[name] = value
    if "itemscope" not in checked:
        for name in _NEEDS_ITEMSCOPE:
            checked.pop(name, None)
    return checked


def _checked_value(name: str, value: str, mode: FragmentMode) -> str | None:
    if name == "style":
        return check_style(value)
    if name == "id":
        return anchor_id(value, mode) if value else None
    if name in _ID_LISTS:
        return " ".join(anchor_id(part, mode) for part in value.split())
    if name in RDFA_AND_MICRODATA:
        return None if _EVIL_URL.search(value) else value
    if name in _URL_ATTRIBUTES:
        return value if _URL.fullmatch(value) else None
    if name == "tabindex":
        return value if value == "0" else None
    return value
