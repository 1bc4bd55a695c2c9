"""Validation of records: jsonschema-rs decides in bulk, jsonschema explains what failed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import Any

import jsonschema_rs
import msgspec

from wikiextract.errors import NOT_JSON, InputError
from wikiextract.record.schemas import load_schema
from wikiextract.sources.compressed.compression import MAGIC_BYTES, compression_of, decompress
from wikiextract.sources.limits import READ_BYTES
from wikiextract.sources.lines import LINE_TOO_LONG, lines_of
from wikiextract.sources.looks import binary_kind
from wikiextract.sources.paths import is_url

_SHOWN = 120


@dataclass(frozen=True)
class Problem:
    """The reason why a record is invalid: where, what was expected, and what was found."""

    path: str
    expected: str
    found: str

    def __str__(self) -> str:
        return f"{self.path}: expected {self.expected}, found {self.found}"


@dataclass(frozen=True)
class RecordVerdict:
    """The outcome for one record of a file. `line` counts from 1; `problem` is None when valid."""

    file: str
    line: int
    title: str | None
    problem: Problem | None


class Validator:
    """Validates records (as JSON values) against one schema."""

    def __init__(self, schema: dict[str, Any], name: str = "schema") -> None:
        """Compile the schema; raises InputError when it is no valid schema."""
        try:
            self._bulk = jsonschema_rs.Draft202012Validator(schema, offline=True)
        except (ValueError, jsonschema_rs.ReferencingError) as error:
            reason = str(error).partition("\n")[0]
            raise InputError(name, f"not a usable JSON Schema ({reason})") from error
        self._schema = schema

    @classmethod
    def named(cls, source: str = "article") -> Validator:
        """Return the validator for a shipped schema's name or a schema file's path."""
        return cls(load_schema(source), source)

    def is_valid(self, record: Any) -> bool:
        """Return True if the record is valid (fast)."""
        return self._bulk.is_valid(record)

    def problems(self, record: Any) -> dict[tuple[str | int, ...], str]:
        """Return the places in the record that the schema refuses, each with the reason."""
        found: dict[tuple[str | int, ...], str] = {}
        todo = list(self._bulk.iter_errors(record))
        while todo:
            error = todo.pop()
            inner = _of_its_kind(error)
            if inner:
                todo.extend(inner)
            else:
                found[tuple(error.instance_path)] = str(error.message)
        return found

    def explain(self, record: Any) -> Problem | None:
        """Return the most telling reason why the record is invalid, None if it is valid (slow)."""
        # Loaded for the first invalid record.
        jsonschema = import_module("jsonschema")
        try:
            errors = jsonschema.Draft202012Validator(self._schema).iter_errors(record)
            error = jsonschema.exceptions.best_match(errors)
        except RecursionError:
            return Problem("$", "a record nested less deeply", "one too deep to be explained")
        if error is None:
            return None
        return Problem(error.json_path, _expectation(error), _shorten(error.instance))

    def check(self, record: Any) -> Problem | None:
        """Return None when the record is valid, else the reason."""
        if self.is_valid(record):
            return None
        problem = self.explain(record)
        if problem is None:  # the two disagree: keep the strict answer, and say so
            return Problem(
                "$", "what jsonschema-rs accepts", "a record that only jsonschema accepts"
            )
        return problem

    def check_json(self, line: bytes) -> Problem | None:
        """Return None when the line is one valid record as JSON, else the reason."""
        record = _decode(line, "the line")
        return record if isinstance(record, Problem) else self.check(record)


def _of_its_kind(error: Any) -> list[Any]:
    """Return what is wrong with a node of several possible types, by the type that it states."""
    own_type = [*error.instance_path, "type"]
    branches = [
        branch
        for branch in getattr(error.kind, "context", None) or ()
        if all(list(inner.instance_path) != own_type for inner in branch)
    ]
    return branches[0] if len(branches) == 1 else []


def _shorten(value: Any) -> str:
    text = msgspec.json.encode(value).decode("utf-8", "replace")
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}… ({len(text)} characters)"


def _expectation(error: Any) -> str:
    """Return in words what the failed keyword asks for."""
    keyword, wanted = error.validator, error.validator_value
    if keyword == "type":
        return f"type {' or '.join(wanted) if isinstance(wanted, list) else wanted}"
    if keyword == "required":
        missing = [name for name in wanted if name not in error.instance]
        return f"the required property {', '.join(missing)}"
    if keyword == "additionalProperties":
        known = set(error.schema.get("properties", ()))
        return f"no property {', '.join(sorted(set(error.instance) - known))}"
    if keyword == "enum":
        return f"one of {_shorten(wanted)}"
    return f"{keyword} {_shorten(wanted)}"


def _decode(line: bytes, where: str) -> Any:
    try:
        return msgspec.json.decode(line)
    except NOT_JSON as error:
        return Problem("$", "a JSON value", f"{error} ({where})")


def verdict_of(validator: Validator, file: str, number: int, text: bytes) -> RecordVerdict:
    """Return the verdict on a record as JSON, which is line (or row) `number` of a file."""
    record = _decode(text, f"line {number}")
    if isinstance(record, Problem):
        return RecordVerdict(file, number, None, record)
    title = record.get("title") if isinstance(record, dict) else None
    shown = title if isinstance(title, str) else None
    return RecordVerdict(file, number, shown, validator.check(record))


def validate_stream(
    validator: Validator, file: str, chunks: Iterable[bytes]
) -> Iterator[RecordVerdict]:
    """Yield a verdict for each non-empty line of NDJSON, which may be compressed.

    `chunks` are its bytes in pieces of any size. Raises InputError when there is no record at all,
    when it is no text, or when it cannot be read.
    """
    number = count = 0
    try:
        for number, line in enumerate(lines_of(_text(iter(chunks), file)), 1):
            if line is None:
                problem = Problem("$", "a record", LINE_TOO_LONG)
                yield RecordVerdict(file, number, None, problem)
            elif line.strip():
                yield verdict_of(validator, file, number, line)
            else:
                continue
            count += 1
    except OSError as error:
        where = f"{file}, line {number + 1}"
        raise InputError(where, f"cannot be read ({error.strerror})") from error
    if not count:
        raise InputError(file, "there is no record in it", "give NDJSON: one JSON record a line")


def validate_file(validator: Validator, path: str) -> Iterator[RecordVerdict]:
    """Yield a verdict for each record of a file: NDJSON, or a (pretty-printed) one in ``.json``.

    The file may be compressed. Raises InputError when it cannot be read or holds no record.
    """
    if is_url(path):
        raise InputError(path, "a URL, where a file is expected", "save what it leads to")
    try:
        if path.endswith(".json"):
            content = Path(path).read_bytes()
            if not isinstance(_decode(content, path), Problem):
                yield verdict_of(validator, path, 1, content)
                return
        with Path(path).open("rb") as stream:
            yield from validate_stream(validator, path, iter(lambda: stream.read(READ_BYTES), b""))
    except OSError as error:
        raise InputError(path, f"cannot be read ({error.strerror})") from error


def _text(chunks: Iterator[bytes], where: str) -> Iterator[bytes]:
    """The bytes, decompressed; raises InputError for what is no text."""
    head = b""
    while len(head) < MAGIC_BYTES and (chunk := next(chunks, b"")):
        head += chunk
    text = decompress(chain((head,), chunks), compression_of(head), where)
    for number, chunk in enumerate(text):
        kind = binary_kind(chunk) if number == 0 else None
        if kind is not None:
            advice = "give NDJSON, Parquet, or the folder of a run"
            raise InputError(where, f"{kind}, where records are expected", advice)
        yield chunk
