"""Inputs change at random moments: the run is refused, unless it had read all of them before."""

from __future__ import annotations

import random
import shutil
import threading
import time
from pathlib import Path

import pytest

from tests.pipeline.test_bulk import bulk
from tests.pipeline.test_whole import append, exchange, rewrite, truncate
from tests.pipeline.troubled import slow
from tests.reliability.trials import KINDS, check_finished, data, marks, remove, write_dump
from wikiextract.errors import InputError
from wikiextract.pipeline.runs.to_folder import run_to_folder

CHANGES = (append, exchange, rewrite, truncate, Path.unlink)


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_an_input_that_changes_at_a_random_moment(tmp_path: Path, kind: str) -> None:
    choice = random.Random(kind)
    dump = write_dump(tmp_path, kind, 200)
    whole, folder = tmp_path / "whole", tmp_path / "run"
    started = time.monotonic()
    run_to_folder(bulk(dump, whole, workers=1, extractor=slow))
    taken = time.monotonic() - started
    kept = tmp_path / "kept"
    shutil.copy2(dump, kept)
    refused = 0
    for _ in range(15):
        shutil.copy2(kept, dump)
        remove(folder)
        change = threading.Timer(choice.random() * taken, choice.choice(CHANGES), (dump,))
        change.start()
        try:
            run_to_folder(bulk(dump, folder, workers=1, extractor=slow))
        except InputError:
            refused += 1
            assert marks(folder) == set()
        else:
            check_finished(folder)
            assert data(folder) == data(whole)
        change.join()
    print(kind, f"{refused} of 15 refused")
    assert refused
