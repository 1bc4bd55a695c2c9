"""Writes a large dump of made-up entities, shaped and sized as Wikidata's are.

    python tools/make_entities.py OUT.json[.bz2|.gz] [--megabytes 1000] [--seed 1]

One entity a line in an array, about 14 kB each on average, as in Wikidata's dump: labels in some
languages, statements with hashes, ids, qualifiers and references, sitelinks of every fourth item.
Every 500th entity is a property. Popular items are named most often. The size is that of the JSON.
The result depends on nothing but the arguments.
"""

from __future__ import annotations

import argparse
import bz2
import gzip
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, cast

import msgspec

LANGUAGES = "en de fr es it nl ru ja zh pl pt sv uk ar fa ca cs he ko vi tr id fi hu el da nb ro bg"
CODES = [*LANGUAGES.split(), "zh-hans", "zh-hant", "zh-tw", "mul", "en-gb", "pt-br", "de-at"]
WIKIS = [f"{code}wiki" for code in LANGUAGES.split()] + ["commonswiki", "enwikiquote"]
SOUNDS = "ka lo mir te san dor vel ni pu rash gen tol be ag ur in os fel mar ti"
PROPERTIES = 1000
ITEMS = 1_000_000


class Maker:
    """Makes entities, one after the other."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def word(self) -> str:
        count = self._random.randrange(2, 5)
        return "".join(self._random.choices(SOUNDS.split(), k=count)).capitalize()

    def hash(self, bits: int = 160) -> str:
        return f"{self._random.getrandbits(bits):0{bits // 4}x}"

    def item(self) -> int:
        """The number of an item that is named: popular ones most often."""
        return 1 + int(self._random.paretovariate(0.4)) % (ITEMS)

    def terms(self, count: int, words: int) -> dict[str, Any]:
        text = " ".join(self.word() for _ in range(words))
        codes = self._random.sample(CODES, min(count, len(CODES)))
        return {
            code: {
                "language": code,
                "value": text if self._random.random() < 0.6 else f"{text} {self.word()}",
            }
            for code in codes
        }

    def value(self, kind: int) -> tuple[str, dict[str, Any]]:
        """A datatype and a value of it."""
        number = self.item()
        if kind < 5:
            item = {"entity-type": "item", "numeric-id": number, "id": f"Q{number}"}
            return "wikibase-item", {"value": item, "type": "wikibase-entityid"}
        if kind == 5:
            year = self._random.randrange(1000, 2025)
            time = {
                "time": f"+{year}-03-11T00:00:00Z",
                "timezone": 0,
                "before": 0,
                "after": 0,
                "precision": 11,
                "calendarmodel": "http://www.wikidata.org/entity/Q1985727",
            }
            return "time", {"value": time, "type": "time"}
        if kind == 6:
            amount = {"amount": f"+{number}", "unit": f"http://www.wikidata.org/entity/Q{number}"}
            return "quantity", {"value": amount, "type": "quantity"}
        if kind == 7:
            text = {"text": f"{self.word()} {self.word()}", "language": "en"}
            return "monolingualtext", {"value": text, "type": "monolingualtext"}
        return "external-id", {"value": self.hash(40), "type": "string"}

    def snak(self, prop: int) -> dict[str, Any]:
        datatype, value = self.value(prop % 12)
        return {
            "snaktype": "value",
            "property": f"P{prop}",
            "hash": self.hash(),
            "datavalue": value,
            "datatype": datatype,
        }

    def snaks(self, count: int) -> tuple[dict[str, Any], list[str]]:
        props = sorted({self._random.randrange(1, PROPERTIES) for _ in range(count)})
        return {f"P{prop}": [self.snak(prop)] for prop in props}, [f"P{prop}" for prop in props]

    def statement(self, entity_id: str, prop: int) -> dict[str, Any]:
        made: dict[str, Any] = {"mainsnak": self.snak(prop), "type": "statement"}
        if self._random.random() < 0.3:
            made["qualifiers"], made["qualifiers-order"] = self.snaks(2)
        uuid = self.hash(128).upper()
        made["id"] = f"{entity_id}${uuid[:8]}-{uuid[8:12]}-{uuid[12:16]}-{uuid[16:20]}-{uuid[20:]}"
        made["rank"] = "preferred" if self._random.random() < 0.05 else "normal"
        references = []
        for _ in range(self._random.randrange(3)):
            snaks, order = self.snaks(3)
            references.append({"hash": self.hash(), "snaks": snaks, "snaks-order": order})
        made["references"] = references
        return made

    def entity(self, number: int) -> dict[str, Any]:
        is_property = number % 500 == 0
        entity_id = f"P{number // 500}" if is_property else f"Q{number}"
        popular = self._random.paretovariate(1.2)
        made: dict[str, Any] = {"type": "property" if is_property else "item", "id": entity_id}
        if is_property:
            made["datatype"] = "wikibase-item"
        made["labels"] = self.terms(int(3 + 2 * popular), 2)
        made["descriptions"] = self.terms(int(4 + 2 * popular), 5)
        aliases = self.terms(int(2 * popular), 2)
        made["aliases"] = {code: [alias] for code, alias in aliases.items()}
        claims: dict[str, Any] = {}
        for _ in range(min(int(3 + 2 * popular), 300)):
            prop = self._random.randrange(1, PROPERTIES)
            claims.setdefault(f"P{prop}", []).append(self.statement(entity_id, prop))
        claims["P31"] = [self.statement(entity_id, 36)]
        made["claims"] = claims
        if not is_property:
            count = min(int(popular), len(WIKIS)) if self._random.random() < 0.25 else 0
            title = f"{self.word()} {number}"
            made["sitelinks"] = {
                site: {"site": site, "title": title, "badges": []}
                for site in self._random.sample(WIKIS, count)
            }
        made |= {"pageid": number, "ns": 0, "title": entity_id, "lastrevid": number * 3}
        return made | {"modified": "2026-01-01T00:00:00Z"}


def lines(size: int, seed: int) -> Iterator[bytes]:
    """The lines of a dump of at least `size` bytes."""
    maker, number, written = Maker(seed), 1, 0
    yield b"[\n"
    while written < size:
        text = msgspec.json.encode(maker.entity(number))
        written += len(text) + 2
        number += 1
        yield text + (b",\n" if written < size else b"\n]\n")


def open_output(path: Path) -> BinaryIO:
    """The file, compressed as its name says."""
    if path.suffix == ".bz2":
        return cast(BinaryIO, bz2.open(path, "wb"))
    if path.suffix == ".gz":
        return cast(BinaryIO, gzip.open(path, "wb", compresslevel=6))
    return path.open("wb")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("output", type=Path)
    parser.add_argument("--megabytes", type=float, default=1000.0)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with open_output(options.output) as stream:
        for text in lines(int(options.megabytes * 1e6), options.seed):
            stream.write(text)


if __name__ == "__main__":
    main()
