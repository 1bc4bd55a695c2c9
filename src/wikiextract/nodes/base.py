"""The base of all nodes."""

from __future__ import annotations

from typing import Any, TypeAlias

import msgspec
from msgspec.structs import fields, force_setattr

Span: TypeAlias = tuple[int, int]


def _nothing() -> tuple[Any, ...]:
    return ()


def many() -> Any:
    """Default of a list attribute: an empty tuple that is still written to the record.

    (msgspec leaves out only defaults that it recognises; a factory of our own it does not.)
    """
    return msgspec.field(default_factory=_nothing)


class Node(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Base of all nodes.

    They are trees that never change, so the cyclic garbage collector need not look at them.
    """


def without_empty(node: msgspec.Struct) -> None:
    """Make each optional text of a node that is being built None where it is empty.

    For `__post_init__`: what says nothing is not there. The schema has no empty names, anchors and
    the like, and readers take them from places that a page may leave empty.
    """
    for field in fields(node):
        if field.default is None and getattr(node, field.name) == "":
            force_setattr(node, field.name, None)
