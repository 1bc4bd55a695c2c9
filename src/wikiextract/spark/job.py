"""A job as it is asked for by the options of a data source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

import msgspec

from wikiextract.errors import NOT_JSON, InputError
from wikiextract.nodes import PARTS, Parts, asked_parts
from wikiextract.pipeline.block import MIB, BlockOptions
from wikiextract.pipeline.pages.bounds import PageLimits
from wikiextract.pipeline.select.sample import Sample, read_sample_size
from wikiextract.pipeline.select.selection import Selection, read_categories, read_titles
from wikiextract.sinks import format_of
from wikiextract.sinks.arrow_schema import ARTICLE_SCHEMA
from wikiextract.sources.paths import is_url
from wikiextract.sources.remote import names_anywhere
from wikiextract.spark.arrow_stream import NAME

_BETWEEN = "|"
_GLOB = set("*?[")
COLUMNS = tuple(ARTICLE_SCHEMA.names)


@dataclass(frozen=True, kw_only=True)
class Job:
    """What is read, how, and what becomes of it; it can be pickled.

    `inputs` are the paths of dumps, `index` that of a multistream one; `block` says how blocks are
    run, but for the folder, which is that of whoever runs them; `block_bytes` is how large they
    are. `columns` are those wanted, `report` is the folder that tells of what went wrong, `output`
    the one that shards go to, where blocks shall leave them.
    `states` are those of stores that lie elsewhere, as they were when the job was planned.
    """

    inputs: tuple[str, ...]
    block: BlockOptions
    limits: PageLimits = field(default_factory=PageLimits)
    block_bytes: int | None = None
    index: str | None = None
    columns: tuple[str, ...] = COLUMNS
    report: str | None = None
    output: str | None = None
    states: tuple[tuple[str, str], ...] = ()

    def of_columns(self, names: Iterable[str]) -> Job:
        """Return the job with no parts of records but those that the columns need."""
        columns = tuple(names)
        parts = Parts(frozenset(PARTS).intersection(columns))
        return replace(self, columns=columns, block=replace(self.block, parts=parts))


def job_of(stated: Mapping[str, str]) -> Job:
    """Read the options of a data source; raises `InputError` for what none can be.

    Letter case, ``-`` and ``_`` in their names count for nothing.
    """
    given = {name.replace("-", "").replace("_", "").lower(): text for name, text in stated.items()}
    options = _Options(given)
    inputs = tuple(path for text in _paths(given) for path in _files(text))
    job = Job(
        inputs=inputs,
        block=BlockOptions(
            folder="",
            format=NAME,
            selection=_selection(options),
            site=options.text("site"),
            store=options.path("store"),
            entities=options.path("entities"),
            mappings=options.path("mappings"),
            variant=options.text("variant"),
            plugins=_plugins(options.list("plugins", ",")),
        ),
        limits=PageLimits(
            seconds=options.number("pageseconds", 60.0),
            memory=round(options.number("pagememory", 2048.0) * MIB),
        ),
        block_bytes=round(options.number("blocksize", 0.0) * MIB) or None,
        index=options.path("index"),
        columns=_columns(options),
        report=options.path("report"),
        output=options.path("output"),
    )
    format_ = options.text("format")
    options.check_known()
    if job.output is not None:
        return _with_shards(job, format_ or "parquet")
    if format_ is not None:
        raise InputError("option format", "is that of shards", "name a folder by option output")
    return job


def _with_shards(job: Job, name: str) -> Job:
    """Return the job with shards of this format, of the parts that its columns need."""
    if format_of(name).capabilities.single:
        advice = "write parquet, or ndjson, and load that into a database"
        raise InputError("option format", f"{name} is one file, and blocks are many", advice)
    job = job.of_columns(job.columns)
    return replace(job, block=replace(job.block, format=name))


class _Options:
    """Options that are taken one by one; which ones were asked for is remembered."""

    def __init__(self, given: Mapping[str, str]) -> None:
        self._given = given
        self._known = {"path", "paths"}

    def text(self, name: str) -> str | None:
        self._known.add(name)
        return self._given.get(name) or None

    def path(self, name: str) -> str | None:
        text = self.text(name)
        return None if text is None else local_path(text)

    def list(self, name: str, between: str = _BETWEEN) -> tuple[str, ...] | None:
        text = self.text(name)
        if text is None:
            return None
        return tuple(part.strip() for part in text.split(between) if part.strip())

    def number(self, name: str, usual: float) -> float:
        text = self.text(name)
        try:
            found = usual if text is None else float(text)
        except ValueError:
            found = -1.0
        if not 0 <= found < 1e9:
            raise InputError(f"option {name}", f"{text!r} is no number that could be meant")
        return found

    def flag(self, name: str, usual: bool) -> bool:
        text = self.text(name)
        if text is None:
            return usual
        if text.lower() not in {"true", "false"}:
            raise InputError(f"option {name}", f"{text!r} is neither true nor false")
        return text.lower() == "true"

    def check_known(self) -> None:
        unknown = sorted(self._given.keys() - self._known)
        if unknown:
            names = ", ".join(sorted(self._known - {"path", "paths"}))
            raise InputError(f"option {unknown[0]}", "is not known", f"the options are {names}")


def _selection(options: _Options) -> Selection:
    titles = options.path("titles")
    sample = options.text("sample")
    part = None if sample is None else read_sample_size(sample)
    if isinstance(part, int):
        raise InputError("option sample", "a number of pages cannot be drawn", "give a part (0.01)")
    seed = options.number("seed", 0)
    return Selection(
        namespaces=_namespaces(options.list("namespace")),
        titles=read_titles(titles) if titles is not None else None,
        redirects=options.flag("redirects", True),
        categories=read_categories(list(options.list("category") or ())),
        sample=None if part is None else Sample.part(part, int(seed)),
    )


def _columns(options: _Options) -> tuple[str, ...]:
    """The columns that are named, or those of the parts that are asked for, in their order."""
    named = options.list("columns", ",")
    for name in named or ():
        if name not in COLUMNS:
            advice = f"the columns are {', '.join(COLUMNS)}"
            raise InputError("option columns", f"{name} is none", advice)
    if named:
        return tuple(dict.fromkeys(named))
    parts = asked_parts(options.text("only"), options.text("without"))
    return tuple(name for name in COLUMNS if name in parts or name not in PARTS)


def _plugins(named: tuple[str, ...] | None) -> tuple[str, ...] | None:
    return () if named == ("none",) else named


def _namespaces(stated: Sequence[str] | None) -> frozenset[int] | None:
    if stated == ("all",):
        return None
    try:
        return frozenset(map(int, stated or ("0",)))
    except ValueError:
        raise InputError(
            "option namespace", "is no list of numbers", "such as 0|14, or all"
        ) from None


def _paths(given: Mapping[str, str]) -> list[str]:
    """The paths that ``load`` was given: Spark hands on one as it is, and several as JSON."""
    if "paths" in given:
        try:
            return msgspec.json.decode(given["paths"], type=list[str])
        except NOT_JSON as error:
            raise InputError("option paths", f"is no list of paths ({error})") from error
    return [given["path"]] if given.get("path") else []


def local_path(text: str) -> str:
    """The path that a ``file:`` URL names; any other path or URL as it is."""
    return unquote(urlsplit(text).path) if text.startswith("file:") else text


def _files(text: str) -> list[str]:
    """The files that a path or a pattern names, in order; raises `InputError` when none does."""
    path = local_path(text)
    if not _GLOB & set(path):
        return [path]
    found = [path] if not is_url(path) and Path(path).exists() else names_anywhere(path)
    if not found:
        raise InputError(path, "no file has such a name")
    return found
