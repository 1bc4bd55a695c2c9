"""How much a page's expansion had learnt at some moment, so that what follows can be undone."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec


class Checkpoint(msgspec.Struct, frozen=True):
    """Sizes of what only grows, and a copy of what changes."""

    markers: int
    transclusions: int
    templates: int
    warnings: int
    diagnostics: int
    tracked: Mapping[str, str]
    sort_keys: int
    properties: Mapping[str, str]
