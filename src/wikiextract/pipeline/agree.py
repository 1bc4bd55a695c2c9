"""How far two runs' records agree, part by part."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

import msgspec

from wikiextract.errors import InputError

Record = dict[str, Any]

UNCOMPARED = frozenset({"span", "param", "more_params", "typed"})
"""Keys that only one of two views can state, left out of every comparison."""

ONE_SIDED = frozenset({"name", "template", "source", "sort_key", "citation"})
"""Keys that one view may not know: what only one of two records states is no difference."""

_EXAMPLES = 3
_PER_PART = 4
_SHOWN = 160


@dataclass(frozen=True)
class Difference:
    """One difference: `kind` is its path without positions, `path` where it is."""

    kind: str
    path: str
    first: Any
    second: Any


@dataclass
class PartAgreement:
    """Of one part of the records: in how many it is equal, and what differs in the others."""

    compared: int = 0
    equal: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[tuple[str, Difference]]] = field(default_factory=dict)

    @property
    def share(self) -> float:
        """The share of equal parts, 0 to 1; 1 when nothing was compared."""
        return self.equal / self.compared if self.compared else 1.0

    def add(self, title: str, differences: list[Difference]) -> None:
        """Count one record's part."""
        self.compared += 1
        self.equal += not differences
        for kind in {difference.kind for difference in differences}:
            self.kinds[kind] += 1
        for difference in differences:
            examples = self.examples.setdefault(difference.kind, [])
            if len(examples) < _EXAMPLES:
                examples.append((title, difference))


@dataclass
class Agreement:
    """The outcome: each part's agreement, and the titles that only one run has."""

    parts: dict[str, PartAgreement]
    only_first: list[str]
    only_second: list[str]

    @property
    def lowest(self) -> float:
        """The lowest share of equal parts."""
        return min((part.share for part in self.parts.values()), default=1.0)


def _section_outline(record: Record) -> Any:
    """Headings and running text, without lists and tables (which are parts of their own)."""

    def outline(section: Record) -> Record:
        blocks = [b for b in section["blocks"] if b["type"] not in ("list", "table")]
        inner = [outline(child) for child in section["sections"]]
        return {**section, "blocks": blocks, "sections": inner}

    return [outline(section) for section in record["sections"]]


def _blocks(kind: str) -> Callable[[Record], Any]:
    """The blocks of one type, in document order, those within quotes and cells too."""

    def collect(record: Record) -> Any:
        return [node for node in _walk(record["sections"]) if node.get("type") == kind]

    return collect


def _links(record: Record) -> Any:
    """Targets of the internal links shown."""
    shown = [record[part] for part in ("infoboxes", "sections", "navboxes", "notices")]
    nodes = _walk([*shown, record["references"]])
    return sorted({node["target"] for node in nodes if node.get("kind") == "internal"})


def _walk(value: Any) -> Iterator[Record]:
    """All objects within a JSON value, in document order."""
    todo = [value]
    while todo:
        current = todo.pop()
        if isinstance(current, dict):
            yield current
            todo.extend(reversed(list(current.values())))
        elif isinstance(current, list):
            todo.extend(reversed(current))


PARTS: Mapping[str, Callable[[Record], Any]] = MappingProxyType(
    {
        "infoboxes": lambda record: record["infoboxes"],
        "sections": _section_outline,
        "lists": _blocks("list"),
        "tables": _blocks("table"),
        "navboxes": lambda record: record["navboxes"],
        "references": lambda record: record["references"],
        "notices": lambda record: record["notices"],
        "categories": lambda record: sorted(record["categories"], key=lambda c: c["name"]),
        "links": _links,
        "language_links": lambda record: record["language_links"],
        "external_links": lambda record: sorted(link["url"] for link in record["external_links"]),
    }
)


def differences(first: Any, second: Any, path: str) -> Iterator[Difference]:
    """The differences of two JSON values; lists are compared position by position."""
    todo = [(first, second, path)]
    while todo:
        a, b, where = todo.pop()
        if isinstance(a, dict) and isinstance(b, dict):
            keys = [key for key in {**a, **b} if _is_compared(key, a, b)]
            todo += [(a.get(key), b.get(key), f"{where}.{key}") for key in reversed(keys)]
        elif isinstance(a, list) and isinstance(b, list):
            if len(a) != len(b):
                yield Difference(f"{_kind(where)} (count)", where, len(a), len(b))
            pairs = list(enumerate(zip(a, b, strict=False)))
            todo += [(x, y, f"{where}[{number}]") for number, (x, y) in reversed(pairs)]
        elif a != b:
            yield Difference(_kind(where), where, a, b)


def _is_compared(key: str, first: Record, second: Record) -> bool:
    if key in ONE_SIDED:
        return key in first and key in second
    # Each view has another address for a picture: of a scaled copy, of the original, of its page.
    return key not in UNCOMPARED and not (key == "url" and "file" in first)


def _kind(path: str) -> str:
    return re.sub(r"\[\d+\]", "[]", path)


def compare(first: Mapping[str, Record], second: Mapping[str, Record]) -> Agreement:
    """Compare the records, by title, that both runs have."""
    parts = {name: PartAgreement() for name in PARTS}
    for title, record in first.items():
        other = second.get(title)
        if other is None:
            continue
        for name, part in PARTS.items():
            found = differences(part(record), part(other), name)
            listed = [difference for difference, _ in zip(found, range(_PER_PART), strict=False)]
            parts[name].add(title, listed)
    return Agreement(
        parts,
        [title for title in first if title not in second],
        [title for title in second if title not in first],
    )


def read_records(path: str) -> dict[str, Record]:
    """The records of an NDJSON file by title.

    Raises InputError when it cannot be read or a line is no record.
    """
    records: dict[str, Record] = {}
    number = 0
    try:
        with Path(path).open("rb") as stream:
            for line in stream:
                number += 1
                if line.strip():
                    record = msgspec.json.decode(line)
                    records[record["title"]] = record
    except OSError as error:
        raise InputError(path, f"cannot be read ({error.strerror})") from error
    except (msgspec.DecodeError, KeyError, TypeError, RecursionError) as error:
        raise InputError(f"{path}, line {number}", f"is no record ({error})") from error
    return records


def agreement_text(agreement: Agreement) -> Iterator[str]:
    """The outcome for people."""
    for name, part in agreement.parts.items():
        yield f"{name:16} {part.share:8.2%}  {part.equal} of {part.compared} equal"
        for kind, count in part.kinds.most_common():
            yield f"    {count} × {kind}"
            for title, difference in part.examples.get(kind, []):
                yield f"        {title}: {difference.path}"
                yield f"            {_short(difference.first)}"
                yield f"            {_short(difference.second)}"
    for which, titles in (("first", agreement.only_first), ("second", agreement.only_second)):
        if titles:
            yield f"only in the {which}: {len(titles)} ({', '.join(titles[:_EXAMPLES])}, …)"


def agreement_json(agreement: Agreement) -> dict[str, Any]:
    """The outcome for programs."""
    return {
        "parts": {
            name: {
                "compared": part.compared,
                "equal": part.equal,
                "share": round(part.share, 6),
                "differences": [
                    {
                        "kind": kind,
                        "records": count,
                        "examples": [
                            {"title": title, "path": d.path, "first": d.first, "second": d.second}
                            for title, d in part.examples.get(kind, [])
                        ],
                    }
                    for kind, count in part.kinds.most_common()
                ],
            }
            for name, part in agreement.parts.items()
        },
        "only_first": agreement.only_first,
        "only_second": agreement.only_second,
    }


def _short(value: Any) -> str:
    text = msgspec.json.encode(value).decode()
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
