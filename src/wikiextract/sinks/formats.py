"""The list of formats. A format's module, and the packages it needs, load when it is used."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path, PurePath
from typing import NamedTuple, cast

from wikiextract.errors import OutputError
from wikiextract.nodes import Parts
from wikiextract.sinks.format import Encoder, Format


class Listed(NamedTuple):
    """A format's name, how the names of its files end, and where it is: ``module:attribute``."""

    name: str
    ending: str
    place: str


FORMATS: tuple[Listed, ...] = (
    Listed("ndjson", ".ndjson", "wikiextract.sinks.ndjson:PLAIN"),
    Listed("ndjson.gz", ".gz", "wikiextract.sinks.ndjson:GZIP"),
    Listed("ndjson.zst", ".zst", "wikiextract.sinks.ndjson:ZSTANDARD"),
    Listed("ndjson-full", ".ndjson", "wikiextract.sinks.ndjson:FULL"),
    Listed("ndjson-full.gz", ".gz", "wikiextract.sinks.ndjson:FULL_GZIP"),
    Listed("ndjson-full.zst", ".zst", "wikiextract.sinks.ndjson:FULL_ZSTANDARD"),
    Listed("ndjson-pretty", ".ndjson", "wikiextract.sinks.ndjson:PRETTY"),
    Listed("ndjson-full-pretty", ".ndjson", "wikiextract.sinks.ndjson:FULL_PRETTY"),
    Listed("parquet", ".parquet", "wikiextract.sinks.parquet:PARQUET"),
    Listed("sqlite", ".sqlite", "wikiextract.sinks.sqlite:SQLITE"),
    Listed("duckdb", ".duckdb", "wikiextract.sinks.duckdb:DUCKDB"),
    Listed("jsonld", ".jsonld", "wikiextract.sinks.rdf.jsonld:STANDALONE"),
    Listed("jsonld.gz", ".jsonld.gz", "wikiextract.sinks.rdf.jsonld:STANDALONE_GZIP"),
    Listed("jsonld.zst", ".jsonld.zst", "wikiextract.sinks.rdf.jsonld:STANDALONE_ZSTANDARD"),
    Listed("jsonld-linked", ".jsonld", "wikiextract.sinks.rdf.jsonld:LINKED"),
    Listed("jsonld-linked.gz", ".jsonld.gz", "wikiextract.sinks.rdf.jsonld:LINKED_GZIP"),
    Listed("jsonld-linked.zst", ".jsonld.zst", "wikiextract.sinks.rdf.jsonld:LINKED_ZSTANDARD"),
    Listed("nt", ".nt", "wikiextract.sinks.rdf.ntriples:PLAIN"),
    Listed("nt.gz", ".nt.gz", "wikiextract.sinks.rdf.ntriples:GZIP"),
    Listed("nt.zst", ".nt.zst", "wikiextract.sinks.rdf.ntriples:ZSTANDARD"),
    Listed("text", ".txt", "wikiextract.sinks.readable.prose:TEXT"),
    Listed("text.gz", ".txt.gz", "wikiextract.sinks.readable.prose:TEXT_GZIP"),
    Listed("text.zst", ".txt.zst", "wikiextract.sinks.readable.prose:TEXT_ZSTANDARD"),
    Listed("markdown", ".md", "wikiextract.sinks.readable.prose:MARKDOWN"),
    Listed("markdown.gz", ".md.gz", "wikiextract.sinks.readable.prose:MARKDOWN_GZIP"),
    Listed("markdown.zst", ".md.zst", "wikiextract.sinks.readable.prose:MARKDOWN_ZSTANDARD"),
    Listed("csv", ".csv", "wikiextract.sinks.readable.csv_facts:PLAIN"),
    Listed("csv.gz", ".csv.gz", "wikiextract.sinks.readable.csv_facts:GZIP"),
    Listed("csv.zst", ".csv.zst", "wikiextract.sinks.readable.csv_facts:ZSTANDARD"),
)
DEFAULT_FORMAT = FORMATS[0].name
_ALSO = {".jsonl": ".ndjson", ".json": ".ndjson"}
"""Other endings of names of the same files."""
_COMPRESSED = (".gz", ".zst")

_ADDED = re.compile(r"-full|-pretty|\.gz$|\.zst$")
"""What options and endings of files add to the name of a format."""

_SWITCHED = re.compile(r"(text|markdown)((?:[+-]\w+)+)(\.gz|\.zst)?")
"""A format of which the parts are stated: ``text+tables-headings.gz``."""


def format_names() -> tuple[str, ...]:
    """The names of the formats in the list."""
    return tuple(listed.name for listed in FORMATS)


def listed_names() -> tuple[str, ...]:
    """Return the formats' names as a list shows them: none twice, compressed or with an option."""
    return tuple(name for name in format_names() if not _ADDED.search(name))


def format_name(stated: str | None, output: str | None) -> str:
    """The name of an output's format: as stated, else by the output's ending, else the default.

    A format that is stated is compressed when the output's ending says so: ``ndjson`` into a file
    that ends in ``.gz`` is ``ndjson.gz``. Raises `OutputError` for an ending that says nothing,
    unless the format is stated or the output is a folder's name (``out.x/``).
    """
    path = Path(output) if output is not None else Path()
    if stated is not None:
        compressed = stated + path.suffix
        switched = _SWITCHED.fullmatch(stated) and not stated.endswith(_COMPRESSED)
        fits = compressed in format_names() or (switched and path.suffix in _COMPRESSED)
        return compressed if fits else stated
    if output is None or output.endswith("/") or path.is_dir():
        return DEFAULT_FORMAT
    name = path.name[1:]
    for other, ending in _ALSO.items():
        for compression in ("", *_COMPRESSED):
            if name.endswith(other + compression):
                name = name.removesuffix(other + compression) + ending + compression
    fitting = [listed for listed in FORMATS if name.endswith(listed.ending)]
    longest = max(fitting, key=lambda listed: len(listed.ending), default=None)
    rest = name.removesuffix(longest.ending) if longest is not None else name
    ending = PurePath(f"_{rest}").suffix
    if ending and (longest is None or (longest.ending in _COMPRESSED and ending != ".ndjson")):
        raise OutputError(output, f"the ending {ending} is of no format", _endings())
    return longest.name if longest is not None else DEFAULT_FORMAT


def with_all_attributes(name: str) -> str:
    """The name of the format that writes what `name` does with all attributes, even empty ones.

    Raises `OutputError` when there is none.
    """
    return _variant(name, "full", "all attributes")


def indented(name: str) -> str:
    """The name of the format that writes what `name` does indented, for people to read.

    Raises `OutputError` when there is none.
    """
    return _variant(name, "pretty", "indented records")


def refuse_missing_parts(name: str, parts: Parts) -> None:
    """Raise `OutputError` when the format is made of nothing that is asked for.

    Raises it, too, as `format_of` does.
    """
    needed = format_of(name).capabilities.parts
    if needed and not parts.has_any(needed):
        problem = f"is made of {', '.join(needed)}, of which none is asked for"
        raise OutputError(name, problem, "ask for one, or choose another format")


def _variant(name: str, variant: str, what: str) -> str:
    plain, dot, compression = name.partition(".")
    found = f"{plain}-{variant}{dot}{compression}"
    if found not in format_names():
        suited = [
            one.removesuffix(f"-{variant}") for one in format_names() if one.endswith(variant)
        ]
        problem = f"has no form with {what}"
        raise OutputError(name, problem, f"--{variant} is for {' and '.join(suited)}")
    return found


def _endings() -> str:
    known = dict.fromkeys([*(listed.ending for listed in FORMATS), *_ALSO])
    return f"known are {', '.join(known)}; state the format with --format, or add / for a folder"


def format_of(name: str) -> Format:
    """The format of this name in the list, or one of your own at ``module:attribute``.

    ``text`` and ``markdown`` may be followed by parts that they shall have or not
    (``text+tables-headings``): the attributes of `TextOptions` and `MarkdownOptions`. Raises
    `OutputError` when there is none, or when packages that it needs are missing.
    """
    if switched := _SWITCHED.fullmatch(name):
        base, switches, compression = switched.groups()
        module = import_module("wikiextract.sinks.readable.prose")
        return cast(Format, module.switched_format(base, switches, compression or ""))
    place = next((listed.place for listed in FORMATS if listed.name == name), name)
    module_name, _, attribute = place.partition(":")
    if not attribute:
        names = ", ".join(format_names())
        raise OutputError(name, "is not a format", f"the formats are {names}")
    try:
        return cast(Format, getattr(import_module(module_name), attribute))
    except ModuleNotFoundError as error:
        advice = f'install it: pip install "wikiextract[{name}]"' if place != name else ""
        raise OutputError(name, f"needs the package {error.name}", advice) from error
    except AttributeError as error:
        raise OutputError(name, f"is not a format ({error})") from error


def encoder_of(name: str) -> Encoder:
    """A new encoder for standard output and the like; raises as `format_of` does.

    Raises `OutputError` for a format that needs a file, too.
    """
    encoder = format_of(name).encoder()
    if encoder is None:
        advice = "name a file or a folder with -o"
        raise OutputError("standard output", f"cannot take {name}, which needs a file", advice)
    return encoder
