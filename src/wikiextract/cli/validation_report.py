"""The forms in which ``wikiextract validate`` reports: for people, programs and CI systems."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from xml.sax.saxutils import quoteattr

from wikiextract.record import RecordVerdict

_NOT_XML = {code: 0xFFFD for code in range(32) if code not in (9, 10, 13)}


def _name(verdict: RecordVerdict) -> str:
    place = f"{verdict.file}:{verdict.line}"
    return f"{place} ({verdict.title})" if verdict.title else place


def text_report(verdicts: Iterable[RecordVerdict]) -> Iterator[str]:
    """A line for each invalid record, and a count."""
    valid = invalid = 0
    for verdict in verdicts:
        if verdict.problem is None:
            valid += 1
        else:
            invalid += 1
            yield f"{_name(verdict)}: {verdict.problem}"
    yield f"{valid} valid, {invalid} invalid"


def json_report(verdicts: Iterable[RecordVerdict]) -> Iterator[str]:
    """One JSON object: counts, and the invalid records with path, expected and found."""
    valid = 0
    problems = []
    for verdict in verdicts:
        if verdict.problem is None:
            valid += 1
            continue
        problems.append(
            {
                "file": verdict.file,
                "line": verdict.line,
                "title": verdict.title,
                "path": verdict.problem.path,
                "expected": verdict.problem.expected,
                "found": verdict.problem.found,
            }
        )
    answer = {"valid": valid, "invalid": len(problems), "problems": problems}
    yield json.dumps(answer, ensure_ascii=False, indent=2)


def junit_report(verdicts: Iterable[RecordVerdict]) -> Iterator[str]:
    """JUnit XML: a test case a record."""
    cases = []
    failures = 0
    for verdict in verdicts:
        name = quoteattr(_name(verdict).translate(_NOT_XML))
        case = f"  <testcase classname={quoteattr(verdict.file.translate(_NOT_XML))} name={name}"
        if verdict.problem is None:
            cases.append(f"{case}/>")
        else:
            failures += 1
            message = quoteattr(str(verdict.problem).translate(_NOT_XML))
            cases.append(f"{case}><failure message={message}/></testcase>")
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<testsuite name="wikiextract validate" tests="{len(cases)}" failures="{failures}">'
    yield from cases
    yield "</testsuite>"


def github_report(verdicts: Iterable[RecordVerdict]) -> Iterator[str]:
    """GitHub Actions workflow commands, which annotate the line in the file."""
    for verdict in verdicts:
        if verdict.problem is not None:
            message = f"{verdict.title or 'record'}: {verdict.problem}"
            file = _escape(verdict.file).replace(":", "%3A").replace(",", "%2C")
            yield f"::error file={file},line={verdict.line}::{_escape(message)}"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


REPORTS: Mapping[str, Callable[[Iterable[RecordVerdict]], Iterator[str]]] = MappingProxyType(
    {
        "text": text_report,
        "json": json_report,
        "junit": junit_report,
        "github": github_report,
    }
)
