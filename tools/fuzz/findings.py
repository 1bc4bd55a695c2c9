"""Findings in a folder: each kind of fault with the shortest texts that show it, as cases."""

from __future__ import annotations

import hashlib
import json
import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from pathlib import Path

from tools.fuzz.check import Problem, Text, check
from tools.fuzz.shorten import shortened

KEPT = 3
_SECONDS_TO_SHORTEN = 20.0


class Findings:
    """What was found; the first few texts of a kind are shortened and written."""

    def __init__(self, folder: Path, command: str) -> None:
        """`command` is how the series was made: it is written into the cases."""
        self._folder = folder
        self._command = command
        self.counts: Counter[str] = Counter()

    def add(self, number: int, text: Text, problem: Problem) -> None:
        """Note a finding, and write it where it is one of the first of its kind."""
        kind = f"{problem.view} {problem.signature}"
        self.counts[kind] += 1
        if self.counts[kind] > KEPT:
            return
        if not problem.signature.startswith(("slow", "lost")):
            text = replace(text, text=_short(text, problem))
        self._folder.mkdir(parents=True, exist_ok=True)
        name = f"{_slug(kind)}-{self.counts[kind]}"
        path = self._folder / f"{name}.txt"
        path.write_text(
            self._case(number, text, problem), encoding="utf-8", errors="backslashreplace"
        )
        exact = {**asdict(text), **asdict(problem), "number": number}
        path.with_suffix(".json").write_text(json.dumps(exact), encoding="utf-8")

    def _case(self, number: int, text: Text, problem: Problem) -> str:
        """The finding in the format of ``tests/cases/README.md``; what is expected is open."""
        title = f"\ntitle=[[{text.title}]]" if text.title else ""
        return (
            f"{self._command} --first {number} --count 1\n\n{problem.detail}\n\n!! test\n"
            f"{problem.signature}\n!! options\nview={problem.view}\nsite={text.site}{title}\n"
            f"!! {text.kind}\n{text.text}\n!! tree\n!! end\n"
        )


def _short(text: Text, problem: Problem) -> str:
    end = time.process_time() + _SECONDS_TO_SHORTEN

    def fails(candidates: Iterable[str]) -> Iterator[bool]:
        for candidate in candidates:
            if time.process_time() > end:
                return
            found = check(replace(text, text=candidate), problem.view).problem
            yield found is not None and found.signature == problem.signature

    return shortened(text.text, fails)


def _slug(kind: str) -> str:
    words = re.sub(r"[^a-z0-9]+", "-", kind.lower())[:60].strip("-")
    return f"{words}-{hashlib.sha1(kind.encode()).hexdigest()[:6]}"
