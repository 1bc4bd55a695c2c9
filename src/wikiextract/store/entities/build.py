"""Builds an entity store: ``wikiextract index-entities DUMP... -o WIKIDATA.sqlite``."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Literal

import msgspec

from wikiextract.errors import InputError, WikiextractError
from wikiextract.site import Site
from wikiextract.sources import open_source
from wikiextract.sources.characters import shown_path
from wikiextract.sources.file_source import file_identity
from wikiextract.sources.opened import STANDARD_INPUT
from wikiextract.sources.source import SourceIdentity
from wikiextract.store.entities.keep import Kept, languages_with_fallbacks
from wikiextract.store.entities.layout import DICTIONARY, ENTITY_STORE, INPUTS, KEPT
from wikiextract.store.entities.lines import EntityFailure
from wikiextract.store.entities.processes import work_on
from wikiextract.store.entities.reached import reached_keys
from wikiextract.store.entities.settle import write_entities
from wikiextract.store.entities.staging import (
    BuildIdentity,
    EntityStaging,
    open_staging,
    remove_staging,
)
from wikiextract.store.entities.units import Cutting, Unit, cut_input
from wikiextract.store.entities.work import UnitResult, UnitWorker
from wikiextract.store.output import Output
from wikiextract.store.texts import TextCodec


class BuildStoppedError(WikiextractError):
    """A build that was asked to stop; the same one begun again goes on where it left off."""


@dataclass(frozen=True, kw_only=True)
class EntityProgress:
    """The progress of a build. `position` and `size` are bytes of the input that is being read."""

    step: Literal["reading", "reaching", "writing"]
    where: str = ""
    entities: int = 0
    position: int = 0
    size: int | None = None


@dataclass(frozen=True, kw_only=True)
class EntityReport:
    """The numbers of a store.

    `read` counts the entities of the inputs, `kept` those of the store, `failed` the lines and
    places that gave none; `size` is that of the file in bytes.
    """

    read: int
    kept: int
    sitelinks: int
    failed: int
    size: int


@dataclass(frozen=True)
class EntityListener:
    """The callbacks of a build: for its progress, each failure, and whether it is to stop."""

    progress: Callable[[EntityProgress], None] = lambda _: None
    failure: Callable[[EntityFailure], None] = lambda _: None
    stopped: Callable[[], bool] = lambda: False


def build_entity_store(
    inputs: Sequence[str | os.PathLike[str]],
    output: str | os.PathLike[str],
    *,
    site: Site | None = None,
    languages: Sequence[str] | None = None,
    workers: int = 1,
    listener: EntityListener | None = None,
) -> EntityReport:
    """Build the store `output` from Wikidata's dumps and answers of its API.

    An input is JSON with an entity a line (in an array or not), an answer of the API, or an XML
    dump of a Wikibase, compressed or not. Of an entity that stands in the inputs several times the
    newest revision is taken; of the same revision the last.

    With `site`, what its pages can reach is kept: items that have a page there, in full, all
    properties, and what these name in short (`keep.Keeper.reduced`). `languages` are those of terms
    that are kept, with their fallbacks; by default the wiki's, without a wiki all.

    Inputs are read by so many `workers`, processes of their own when there are several.

    The file appears when it is whole. What is done is kept beside it meanwhile: the same build,
    begun again after it was killed, goes on from there. Lines and places that cannot be read are
    told to the `listener` and left out. Raises `InputError` for an input that is not there or has
    no entity, and for an output that cannot be written; `BuildStoppedError` when it was stopped.
    """
    paths = [os.fspath(path) for path in inputs]
    place = Output(Path(output), ENTITY_STORE)
    kept = _kept(site, languages)
    identity = BuildIdentity(inputs=tuple(map(_identity, paths)), kept=kept)
    work = place.path.with_name(place.path.name + ".work")
    with place.held():
        with open_staging(work, identity) as staging:
            build = _EntityBuild(paths, kept, workers, staging, listener or EntityListener())
            build.read()
            report = None
            if staging.entities:
                with place.partial() as partial:
                    report = build.write(partial, work)
                    place.publish(partial)
        remove_staging(work)
        if report is None:
            raise InputError(", ".join(paths) or "no input", "there are no entities")
    return replace(report, size=place.path.stat().st_size)


def _kept(site: Site | None, languages: Sequence[str] | None) -> Kept:
    if site is None:
        kept = None if languages is None else languages_with_fallbacks(languages)
        return Kept(languages=kept)
    if site.dbname is None:
        problem = "the wiki has no name by which sitelinks could lead to it"
        raise InputError(site.sitename, problem, "build its store from a dump that states its name")
    own = (site.language, *site.variants, *site.fallback_languages)
    return Kept(languages=languages_with_fallbacks((*own, *(languages or ()))), site=site.dbname)


def _identity(path: str) -> SourceIdentity:
    """The identity of an input. Raises `InputError` when it is not there, or of no known kind."""
    if path == STANDARD_INPUT:
        # What came on it before does not come again.
        return SourceIdentity(name=f"{STANDARD_INPUT} {os.getpid()}")
    open_source(path).close()
    return file_identity(path)


class _EntityBuild:
    """The steps of one build."""

    def __init__(
        self,
        inputs: list[str],
        kept: Kept,
        processes: int,
        staging: EntityStaging,
        listener: EntityListener,
    ) -> None:
        self._inputs = inputs
        self._kept = kept
        self._processes = processes
        self._staging = staging
        self._listener = listener
        self._failed = 0

    def read(self) -> None:
        """Read the inputs, but for what an earlier attempt has read."""
        units = (unit for unit in self._units() if unit.number not in self._staging.done)
        first = next(units, None)
        if first is not None:
            all_units = chain((first,), units)
            dictionary = self._dictionary(first)
            results = work_on(all_units, self._kept, dictionary, self._processes)
            with closing(results):
                for unit, result in results:
                    self._take(unit, result)
        for number in self._staging.unclosed():
            where = shown_path(self._inputs[number])
            self._fail(EntityFailure(where, "the array of entities does not end: it was cut off"))

    def _take(self, unit: Unit, result: UnitResult) -> None:
        self._staging.add(result)
        for failure in result.failures:
            self._listener.failure(failure)
        self._listener.progress(
            EntityProgress(
                step="reading",
                where=unit.where,
                entities=self._staging.entities,
                position=unit.position,
                size=unit.size,
            )
        )
        if self._listener.stopped():
            raise BuildStoppedError

    def write(self, partial: Path, work: Path) -> EntityReport:
        """Write the store's file, and return its numbers but for its size."""
        read, failed = self._staging.entities, self._staging.failed
        wanted = None
        if self._kept.site is not None:
            self._listener.progress(EntityProgress(step="reaching", entities=read))
            wanted = reached_keys(self._staging.connection).__contains__
        self._listener.progress(EntityProgress(step="writing", entities=read))
        with ENTITY_STORE.writing(partial, work) as connection:
            write_entities(connection, wanted)
            values = {
                DICTIONARY: self._staging.dictionary or b"",
                INPUTS: msgspec.json.encode([shown_path(Path(path).name) for path in self._inputs]),
                KEPT: msgspec.json.encode(self._kept),
            }
            connection.executemany("INSERT INTO meta VALUES (?, ?)", values.items())
            (entities,) = connection.execute("SELECT COUNT(*) FROM entity").fetchone()
            (sitelinks,) = connection.execute("SELECT COUNT(*) FROM sitelink").fetchone()
        return EntityReport(
            read=read, kept=entities, sitelinks=sitelinks, failed=failed + self._failed, size=0
        )

    def _units(self) -> Iterator[Unit]:
        """The units of all inputs. What is wrong with an input is told; the next one is read."""
        number = 0
        cutting = Cutting(self._fail, self._processes, self._staging.end)
        for index, path in enumerate(self._inputs):
            try:
                for unit in cut_input(path, index, number, cutting):
                    number = unit.number + 1
                    yield unit
            except InputError as error:
                self._fail(EntityFailure(error.where, error.problem_and_advice))

    def _dictionary(self, unit: Unit) -> bytes:
        """The dictionary of all texts: that of an earlier attempt, or one made of this unit."""
        dictionary = self._staging.dictionary
        if dictionary is None:
            samples = UnitWorker(self._kept, b"").samples(unit)
            dictionary = self._staging.dictionary = TextCodec.trained(samples).dictionary
        return dictionary

    def _fail(self, failure: EntityFailure) -> None:
        self._failed += 1
        self._listener.failure(failure)
