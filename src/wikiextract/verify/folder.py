"""The checks of a run's folder."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from wikiextract.errors import InputError
from wikiextract.record import RecordValidator, article_schema_id
from wikiextract.verify.ledger import StatedLedger, check_ledger
from wikiextract.verify.records import keeps_records, records_of
from wikiextract.verify.statements import (
    StatedBalance,
    StatedFailure,
    StatedFile,
    StatedManifest,
    StatedPage,
    open_file,
    read_lines,
    read_statement,
)

_READ_BYTES = 1 << 20
_BOOKS = "_run"
_WHOLE, _DAMAGED = "_SUCCESS", "_FINISHED_WITH_DAMAGE"
_FAILED = {"failed": "page-failed", "degraded": "rendered-view-failed"}


@dataclass(frozen=True)
class RunVerdict:
    """The result: what is not as it is stated, the run's `mark`, and how much was looked at.

    `unread` counts the files in which records cannot be told apart (text, Markdown, CSV): these are
    held to be whole, and as they are stated.
    """

    problems: tuple[str, ...]
    mark: str | None
    files: int
    records: int
    validated: int
    unread: int = 0


def verify_run(folder: Path, sample: int | None = None) -> RunVerdict:
    """Hold what the files of a run state against its records.

    At most about `sample` records of each file are held to the schema, evenly spread; all, without
    it. Raises `InputError` when there is no run in the folder.
    """
    checks = _Checks(folder, sample)
    try:
        checks.run()
    except InputError as error:
        checks.found(f"{error.where}: {error.problem}")
    return RunVerdict(
        tuple(checks.problems),
        checks.mark,
        len(checks.files),
        checks.records,
        checks.validated,
        checks.unread,
    )


class _Checks:
    def __init__(self, folder: Path, sample: int | None) -> None:
        self.folder = folder
        self.manifest = read_statement(folder / _BOOKS / "manifest.json", StatedManifest)
        self.problems: list[str] = []
        self.files: Sequence[StatedFile] = ()
        self.records = self.validated = 0
        self._sample = sample
        marks = [name for name in (_WHOLE, _DAMAGED) if (folder / name).exists()]
        self.mark = marks[0] if len(marks) == 1 else None
        if len(marks) > 1:
            self.found("it is marked as whole, and as finished with damage")

    @property
    def unread(self) -> int:
        """The number of files in which records cannot be told apart."""
        return sum(not keeps_records(file.name) for file in self.files)

    def found(self, problem: str) -> None:
        self.problems.append(problem)

    def run(self) -> None:
        manifest = self.manifest
        ledger = StatedLedger(self.folder / _BOOKS / "ledger.ndjson")
        if manifest.state != "finished" or manifest.balance is None:
            self.found("the run is not finished")
            if self.mark is not None:
                self.found(f"it is marked {self.mark}, but its manifest does not say so")
            self.files = ledger.shards()
        else:
            self.files = manifest.shards
            self._check_mark(manifest.balance)
            self._check_counts(manifest.balance)
            for problem in check_ledger(manifest, ledger):
                self.found(problem)
        self._check_names(ledger)
        failures = self._failures()
        ids = self._check_files(failures)
        if manifest.balance is not None:
            self._check_failures(manifest.balance, failures, ids)
        self._check_lists(ledger)

    def _check_mark(self, balance: StatedBalance) -> None:
        unread = balance.damaged + self.manifest.unusable + balance.killed
        right = _DAMAGED if unread else _WHOLE
        if self.mark != right:
            self.found(f"it has to be marked {right}, and is marked {self.mark or 'not at all'}")

    def _check_counts(self, balance: StatedBalance) -> None:
        if balance.pages_read != balance.records + balance.skipped + balance.failed:
            self.found("pages read are not records + skipped + failed")
        for block in self.manifest.blocks:
            if block.pages_read != block.records + block.skipped + block.failed:
                self.found(f"block {block.block}: pages read are not records + skipped + failed")
        for name in ("pages_read", "records", "skipped", "failed"):
            added: int = sum(getattr(block, name) for block in self.manifest.blocks)
            if added != getattr(balance, name):
                self.found(f"{name}: the blocks have {added}, the run {getattr(balance, name)}")
        rows = sum(file.rows for file in self.manifest.shards)
        if rows != balance.records + balance.failed:
            self.found(f"its files have {rows} records, not records + failed")
        names = [file.name for file in self.manifest.shards]
        if names != sorted(names):
            self.found("its shards are not in the order of the dump")

    def _check_names(self, ledger: StatedLedger) -> None:
        """Nothing that looks like a part of the run may lie there without being one."""
        stated = {file.name for file in self.files}
        kept = {file.name for file in ledger.shards()} if self._keeps_parts() else set()
        for path in sorted(self.folder.glob("part-*")):
            if path.name not in stated | kept:
                self.found(f"{path.name}: is stated nowhere")
        if self.manifest.state == "finished":
            for path in (*self.folder.glob("*.partial"), *self.folder.glob(f"{_BOOKS}/work")):
                self.found(f"{path.name}: is left of what was under way")

    def _keeps_parts(self) -> bool:
        balance = self.manifest.balance
        return balance is None or balance.killed > 0

    def _check_files(self, failures: Sequence[StatedFailure]) -> Counter[tuple[int | None, str]]:
        """Check each file; gives the codes by page id of pages that failed, and "" for each."""
        wanted = {failure.page_id for failure in failures if failure.outcome in _FAILED}
        validator = RecordValidator()
        if self.manifest.identity.schema != article_schema_id():
            self.found(f"its records follow another schema: {self.manifest.identity.schema}")
        found: Counter[tuple[int | None, str]] = Counter()
        for file in self.files:
            path = self.folder / file.name
            if not self._check_bytes(path, file):
                continue
            step = max(file.rows // self._sample, 1) if self._sample else 1
            rows = 0
            try:
                for record in records_of(path):
                    if record.page_id in wanted:
                        found[record.page_id, ""] += 1
                    listed = (record.record or {}).get("diagnostics")
                    for diagnostic in listed if isinstance(listed, list) else ():
                        code = diagnostic.get("code") if isinstance(diagnostic, dict) else None
                        if code in _FAILED.values():
                            found[record.page_id, str(code)] += 1
                    if record.record is not None and rows % step == 0:
                        self.validated += 1
                        if validator.check(record.record) is not None:
                            self.found(f"{file.name}: record {rows + 1} is not valid")
                    rows += 1
            except InputError as error:
                self.found(f"{file.name}: {error.problem}")
                continue
            self.records += rows
            if keeps_records(file.name) and rows != file.rows:
                self.found(f"{file.name}: has {rows} records, {file.rows} are stated")
        return found

    def _check_bytes(self, path: Path, file: StatedFile) -> bool:
        checksum = hashlib.sha256()
        size = 0
        if Path(file.name).name != file.name.removeprefix(f"{_BOOKS}/"):
            self.found(f"{file.name}: is no name of a file in the folder")
            return False
        try:
            with open_file(path) as stream:
                while data := stream.read(_READ_BYTES):
                    checksum.update(data)
                    size += len(data)
        except OSError as error:
            self.found(f"{file.name}: cannot be read ({error.strerror})")
            return False
        if size != file.bytes:
            self.found(f"{file.name}: has {size} bytes, {file.bytes} are stated")
        elif checksum.hexdigest() != file.sha256:
            self.found(f"{file.name}: its SHA-256 is not the one that is stated")
        return True

    def _failures(self) -> list[StatedFailure]:
        path = self.folder / _BOOKS / "failures.ndjson"
        if self.manifest.state != "finished":
            return []
        return list(read_lines(path, StatedFailure))

    def _check_failures(
        self,
        balance: StatedBalance,
        failures: Sequence[StatedFailure],
        ids: Counter[tuple[int | None, str]],
    ) -> None:
        stated = Counter(failure.outcome for failure in failures)
        for name in ("failed", "degraded"):
            if stated[name] != getattr(balance, name):
                count = getattr(balance, name)
                self.found(f"failures.ndjson lists {stated[name]} pages {name}, {count} are stated")
        places = balance.damaged + self.manifest.unusable
        if stated["damaged"] < places:
            self.found(f"failures.ndjson lists {stated['damaged']} places, {places} are stated")
        listed = {failure.page_id for failure in failures}
        for failure in failures:
            if not failure.reason:
                self.found(f"failures.ndjson: no reason is given for {failure.where}")
            known = failure.page_id is not None and failure.outcome in _FAILED and not self.unread
            if known and not ids[failure.page_id, ""]:
                self.found(f"page {failure.page_id} is listed as {failure.outcome}, with no record")
        for page_id, code in ids:
            if code and page_id is not None and page_id not in listed:
                self.found(f"page {page_id} has the diagnostic {code} and is not listed")

    def _check_lists(self, ledger: StatedLedger) -> None:
        """Each line of a list of pages leads to the record of that page."""
        for stated in ledger.lists():
            path = self.folder / stated.name
            if self._check_bytes(path, stated):
                for problem in _misled(self.folder, path):
                    self.found(problem)


def _misled(folder: Path, path: Path) -> Iterator[str]:
    try:
        for entry in read_lines(path, StatedPage):
            with open_file(folder / Path(entry.shard).name) as stream:
                stream.seek(entry.start)
                line = stream.read(entry.size + 1)
            if not line.endswith(b"\n") or f'"page_id":{entry.page_id},'.encode() not in line:
                yield f"{path.name}: the record of page {entry.page_id} is not where it says"
    except (InputError, OSError) as error:
        yield f"{path.name}: cannot be read ({error})"
