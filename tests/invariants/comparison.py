"""What a check found on a page, held against the deviations that are known and explained."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

KNOWN = Path(__file__).with_name("known.json")


@dataclass(frozen=True)
class Comparison:
    """How many things the markup shows, which of them the record lacks, and which it adds."""

    shown: int
    missing: Mapping[Any, int]
    extra: Mapping[Any, int]

    @property
    def deviation(self) -> dict[str, int]:
        return {"missing": sum(self.missing.values()), "extra": sum(self.extra.values())}


def compare(shown: Counter[Any], found: Counter[Any]) -> Comparison:
    return Comparison(shown.total(), shown - found, found - shown)


def compare_in_order(shown: list[Hashable], found: list[Hashable]) -> Comparison:
    """Of things whose order counts: those after the first difference are different too."""
    return compare(Counter(enumerate(shown)), Counter(enumerate(found)))


@cache
def known_deviations() -> dict[tuple[str, str], dict[str, int]]:
    """By page and check: the exact numbers of an explained deviation.

    ``known.json`` is a list of objects with page, check, missing, extra, reason.
    """
    entries = json.loads(KNOWN.read_text(encoding="utf-8"))
    assert all(entry["reason"] and entry["missing"] + entry["extra"] for entry in entries)
    return {
        (entry["page"], entry["check"]): {name: entry[name] for name in ("missing", "extra")}
        for entry in entries
    }


def hold(page: str, check: str, found: Comparison) -> None:
    """Fails on any deviation but the known one, and on a known one that is gone or has changed."""
    expected = known_deviations().get((page, check), {"missing": 0, "extra": 0})
    sample = list(found.missing.items())[:8], list(found.extra.items())[:8]
    assert found.deviation == expected, sample
