"""The base of all nodes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

import msgspec
from msgspec.structs import fields, force_setattr

Span: TypeAlias = tuple[int, int]


class Node(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Base of all nodes. An attribute that says nothing, None or an empty list, is not written.

    They are trees that never change, so the cyclic garbage collector need not look at them.
    """


class NamedValue(Node, frozen=True, kw_only=True):
    """One entry of what is a map elsewhere: an attribute of a tag, a number in a catalogue.

    Lists of these have one shape for all records, which columns need.
    """

    name: str
    """The name, as it is written."""
    value: str
    """The value, as it is written."""


def named_values(entries: Mapping[str, str]) -> tuple[NamedValue, ...]:
    """Return the entries of a mapping, in its order."""
    return tuple(NamedValue(name=name, value=value) for name, value in entries.items())


def without_empty(node: msgspec.Struct) -> None:
    """Make each optional text of a node that is being built None where it is empty.

    For `__post_init__`: what says nothing is not there. The schema has no empty names, anchors and
    the like, and readers take them from places that a page may leave empty.
    """
    for field in fields(node):
        if field.default is None and getattr(node, field.name) == "":
            force_setattr(node, field.name, None)
