"""Plugins in runs: every process has the same, the manifest states them, pages stay."""

from __future__ import annotations

import json
import multiprocessing
from pathlib import Path
from typing import Any

import pytest

import wikiextract
from tests.cli.shell import run
from tests.pipeline.test_bulk import bulk, lines
from tests.pipeline.test_since import write_dump
from tests.plugins.example import WIKITEXT, install
from wikiextract.errors import InputError
from wikiextract.pipeline.runs.manifest import read_manifest
from wikiextract.pipeline.runs.to_folder import run_to_folder
from wikiextract.plugins import Plugin
from wikiextract.sources.page import Page

ENDING = """
import os
from wikiextract.plugins import Plugin

def leave(call):
    os._exit(7)

plugin = Plugin(name="ending", templates={"Leave": leave})
"""


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    path = tmp_path / "dump.xml.bz2"
    write_dump(path, {"Old Tower": WIKITEXT, "Leaving": "Text {{leave|x}}.", "Plain": "Plain."})
    return path


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path / "packages")
    monkeypatch.syspath_prepend(tmp_path / "packages")


def records(folder: Path) -> dict[str, Any]:
    found = [json.loads(line) for line in lines(folder).splitlines()]
    return {record["title"]: record for record in found}


@pytest.mark.usefixtures("installed")
def test_workers_have_the_installed_plugins_and_the_manifest_states_them(
    tmp_path: Path, dump: Path
) -> None:
    folder = tmp_path / "run"
    run_to_folder(bulk(dump, folder, workers=1))
    manifest = read_manifest(folder)
    assert manifest is not None
    assert manifest.identity.options["plugins"] == ["towers 1.2"]
    for record in records(folder).values():
        assert record["extraction"]["plugins"] == ["towers 1.2"]
    assert "kept by Ann" in lines(folder).decode()
    with pytest.raises(InputError, match="plugins was"):
        run_to_folder(bulk(dump, folder, plugins=(), resume=True))
    newer = bulk(dump, tmp_path / "newer", plugins=(), earlier=str(folder))
    with pytest.raises(InputError, match="plugins was"):
        run_to_folder(newer)


@pytest.mark.processes
def test_a_page_whose_process_a_plugin_ends_is_read_without(tmp_path: Path, dump: Path) -> None:
    file = tmp_path / "ending.py"
    file.write_text(ENDING)
    folder = tmp_path / "run"
    summary = run_to_folder(bulk(dump, folder, plugins=(str(file),), workers=1))
    assert (summary.counts.degraded, summary.counts.failed) == (1, 0)
    found = records(folder)
    assert len(found) == 3
    assert "plugins" not in found["Leaving"]["extraction"]
    (stated,) = found["Plain"]["extraction"]["plugins"]
    assert stated.startswith("ending ")


def test_a_plugin_that_cannot_be_sent_is_refused(tmp_path: Path, dump: Path) -> None:
    mine = Plugin(name="mine", templates={"Mine": lambda _: ""})
    with pytest.raises(InputError, match="worker processes"):
        run_to_folder(bulk(dump, tmp_path / "run", plugins=(mine,)))


def extracted(extractor: wikiextract.Extractor) -> str:
    return extractor.article(Page(title="Old Tower", where="x", wikitext=WIKITEXT)).text()


@pytest.mark.processes
@pytest.mark.usefixtures("installed")
def test_processes_that_are_spawned_have_the_same_plugins() -> None:
    extractor = wikiextract.Extractor(wikiextract.Site.load("enwiki"), plugins=["towers"])
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        (text,) = pool.map(extracted, [extractor])
    assert text == extracted(extractor)
    assert "kept by Ann" in text


@pytest.mark.long
def test_the_command_takes_plugins_by_name(tmp_path: Path, dump: Path) -> None:
    file = tmp_path / "own.py"
    file.write_text(
        "from wikiextract.plugins import Plugin\n"
        "handlers = {'Tower height': lambda call: 'HIGH'}\n"
        "plugin = Plugin(name='own', version='3', templates=handlers)\n"
    )
    told = run("extract", str(dump), "--plugin", str(file), "-q")
    assert told.returncode == 0
    assert b"has HIGH and stairs" in told.stdout
    assert told.stdout.count(b'"plugins":["own 3"]') == 3
    shown = run("show", str(dump), "--title", "Old Tower", "--as", "text", "--plugin", str(file))
    assert b"has HIGH and stairs" in shown.stdout
    assert b"plugins" not in run("extract", str(dump), "--no-plugins", "-q").stdout
    both = run("extract", str(dump), "--no-plugins", "--plugin", str(file), "-q")
    assert both.returncode == 2
    missing = run("extract", str(dump), "--plugin", "nothing-of-this-name", "-q")
    assert missing.returncode == 2
    assert b"is not installed" in missing.stderr
