"""Names of parameters whose values are of one kind, from DBpedia's mappings as they are exported.

    npm pack cldr-dates-full cldr-units-full    # and unpack both
    python tools/expected_parameters.py MAPPINGS DATES UNITS

MAPPINGS has ``Mapping_<language>.xml.xz`` and ``ontology.xml.xz``. A name counts where nearly all
mappings that map it to something typed say one kind; of the mappings nothing else is taken. Labels
of the ontology's properties, which are in many languages, count as names. DATES and UNITS are
CLDR's, with the word for a year in all languages. Writes
``map/annotate/data/expected_parameters.json``.
"""

from __future__ import annotations

import json
import lzma
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from wikiextract.map.annotate.expected import folded_name

TARGET = Path(__file__).parents[1] / "src/wikiextract/map/annotate/data/expected_parameters.json"
PAGE = re.compile(r"<title>OntologyProperty:([^<]*)</title>.*?<text[^>]*>(.*?)</text>", re.DOTALL)
RANGE = re.compile(r"rdfs:range\s*=\s*([^\s|}]+)")
LABEL = re.compile(r"\{\{\s*label\s*\|\s*[\w-]+\s*\|([^{}|]*)\}\}")
PROPERTY = re.compile(r"\{\{\s*(PropertyMapping|DateIntervalMapping)([^{}]*)\}\}")
ARGUMENT = re.compile(r"\|\s*(\w+)\s*=\s*([^|}]*)")
COUNTS = ("integer", "nonNegativeInteger", "positiveInteger", "float", "double")
KINDS = {
    **dict.fromkeys(("xsd:date", "xsd:gYear", "xsd:gYearMonth", "xsd:dateTime"), "date"),
    **dict.fromkeys((f"xsd:{name}" for name in COUNTS), "number"),
    **dict.fromkeys(
        ("Length", "Area", "Mass", "Temperature", "Speed", "FlowRate", "PopulationDensity",
         "Volume", "Power", "Energy", "Density", "Frequency", "Torque", "Voltage"),
        "quantity",
    ),
    "Currency": "money",
    "Time": "duration",
}  # fmt: skip
# Shares of mappings that must agree, and how many there must be.
PURE = 0.9
TYPED = 0.5
FEWEST = 2
# Words of so few Latin letters mean other things elsewhere ("lat", "lane").
SHORT = 4


def main() -> None:
    """Write the data file from the exports in a folder."""
    folder = Path(sys.argv[1])
    ranges, labels = _ontology(folder / "ontology.xml.xz")
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for name, kind in labels:
        counts[name][kind] += 1
    for path in sorted(folder.glob("Mapping_*.xml.xz")):
        for name, kind in _mapped(_text(path), ranges):
            counts[name][kind] += 1
    names: dict[str, list[str]] = defaultdict(list)
    for name, kinds in sorted(counts.items()):
        kind = _kind_of(kinds)
        if kind is not None and len(name) > 1:
            names[kind].append(name)
    content = {
        "description": "Names of parameters and properties by the kind of their values: those that "
        "DBpedia's mappings and ontology map to one kind; words of names that say it: CLDR's for a "
        "year in all languages. Written by tools/expected_parameters.py.",
        "names": names,
        "words": {"date": sorted(set(_years(Path(sys.argv[2]), Path(sys.argv[3]))))},
    }
    text = json.dumps(content, ensure_ascii=False, indent=1)
    TARGET.write_text(text + "\n", encoding="utf-8")


def _years(dates: Path, units: Path) -> Iterator[str]:
    """The words for a year in all languages, in the forms that a count needs."""
    for path in dates.glob("main/*/dateFields.json"):
        locale = path.parent.name
        fields = json.loads(path.read_text("utf-8"))["main"][locale]["dates"]["fields"]
        found = json.loads((units / "main" / locale / "units.json").read_text("utf-8"))
        forms = found["main"][locale]["units"]["long"].get("duration-year", {})
        words = [text for name, text in forms.items() if name not in ("gender", "perUnitPattern")]
        for written in (fields["year"].get("displayName", ""), *words):
            word = written.replace("{0}", "").strip().casefold()
            if word and " " not in word and (len(word) > SHORT or not word.isascii()):
                yield word


def _text(path: Path) -> str:
    with lzma.open(path, "rt", encoding="utf-8") as file:
        return file.read()


def _kind_of(kinds: Counter[str]) -> str | None:
    """Return the kind that nearly all say; None where they differ, or most say no kind."""
    typed = {kind: count for kind, count in kinds.items() if kind}
    count = sum(typed.values())
    if count < FEWEST or count < TYPED * sum(kinds.values()):
        return None
    kind = max(typed, key=lambda one: typed[one])
    return kind if typed[kind] >= PURE * count else None


def _ontology(path: Path) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """Return the kinds of properties, and the labels of those that have one with it."""
    ranges: dict[str, str] = {}
    labels = []
    for name, text in PAGE.findall(_text(path)):
        found = RANGE.search(text)
        kind = KINDS.get(found[1], "") if found else ""
        ranges[name[:1].lower() + name[1:]] = kind
        if kind:
            # One who labels a property has said what it is: as much as two mappings do.
            written = 2 * LABEL.findall(text)
            labels += ((folded_name(label), kind) for label in [name, *written])
    return ranges, labels


def _mapped(text: str, ranges: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The parameters of mappings with the kind that each is mapped to, "" where that is none."""
    for template, written in PROPERTY.findall(text):
        given = dict(ARGUMENT.findall(written))
        name = folded_name(given.get("templateProperty", ""))
        if not name:
            continue
        if template == "DateIntervalMapping":
            yield name, "date"
        elif given.get("unit", "").strip():
            yield name, "quantity"
        else:
            yield name, ranges.get(given.get("ontologyProperty", "").strip(), "")


if __name__ == "__main__":
    main()
