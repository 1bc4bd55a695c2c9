"""Reads MediaWiki's parser test format (https://www.mediawiki.org/wiki/Parser_tests).

    for file in read_folder(Path("../shared/conformance")):
        for test in file.tests:
            test.wikitext, test.options, test.sections["html"], file.articles

A file holds articles (pages that its tests transclude or link to) and tests. A test is a name and
sections: `wikitext`, `options`, `config`, and what is expected (`html`, `html/php`, `metadata`, …).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

OptionValue = str | bool | list[str] | dict[str, object]

_SECTION = re.compile(r"!!\s*(?P<name>\S+)(?P<rest>.*)")


@dataclass(frozen=True)
class ParserTest:
    """A test. `line` is where its name stands; sections keep their text without the last LF."""

    name: str
    file: str
    line: int
    sections: Mapping[str, str]
    options: Mapping[str, OptionValue]
    config: Mapping[str, object]

    @property
    def id(self) -> str:
        """A name that is unique in the folder."""
        return f"{self.file}:{self.line} {self.name}"

    @property
    def wikitext(self) -> str | None:
        """The input; None for a test that is not about parsing wikitext."""
        return self.sections.get("wikitext")

    def expected_html(self) -> str | None:
        """What MediaWiki's own parser (not Parsoid) is expected to give, if it is stated."""
        for name in ("html/php", "html/*", "html"):
            if name in self.sections:
                return self.sections[name]
        return None


@dataclass(frozen=True)
class ParserTestFile:
    """One file: articles by title, tests in order, and the hooks that it asks for."""

    path: Path
    articles: Mapping[str, str]
    tests: tuple[ParserTest, ...]
    options: Mapping[str, OptionValue] = field(default_factory=dict)
    hooks: tuple[str, ...] = ()
    function_hooks: tuple[str, ...] = ()


def read_folder(folder: Path, names: tuple[str, ...] = ()) -> Iterator[ParserTestFile]:
    """The files of a folder in order of name, only those named when there are `names`."""
    for path in sorted(folder.glob("*.txt")):
        if not names or path.name in names:
            yield read_file(path)


def read_file(path: Path) -> ParserTestFile:
    """Reads one file. Raises ValueError, naming file and line, when a section has no end."""
    articles: dict[str, str] = {}
    tests: list[ParserTest] = []
    options: dict[str, OptionValue] = {}
    hooks: dict[str, tuple[str, ...]] = {"hooks": (), "functionhooks": ()}
    for line, sections in _blocks(path):
        if "article" in sections:
            articles[sections["article"].strip()] = sections.get("text", "")
        elif "test" in sections or "wikitext" in sections:
            tests.append(
                ParserTest(
                    name=sections.get("test", "").strip(),
                    file=path.name,
                    line=line,
                    sections=sections,
                    options=parse_options(sections.get("options", "")),
                    config=parse_config(sections.get("config", "")),
                )
            )
        elif "options" in sections:
            options = parse_options(sections["options"])
        for kind in hooks:
            hooks[kind] += tuple(sections.get(kind, "").split())
    return ParserTestFile(
        path, articles, tuple(tests), options, hooks["hooks"], hooks["functionhooks"]
    )


_ENDS = ("end", "endarticle", "endhooks", "endfunctionhooks")


def _blocks(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Gives each block as `(line of its beginning, its sections by name)`."""
    section = ""
    start = 0
    sections: dict[str, list[str]] = {}
    # Only LF ends a line: some tests hold other line separators.
    for number, line in enumerate(path.read_bytes().decode("utf-8", "replace").split("\n"), 1):
        match = _SECTION.match(line)
        name = match["name"].lower() if match else ""
        if name in _ENDS:
            yield start, {name: "\n".join(lines) for name, lines in sections.items()}
            section, sections = "", {}
        elif name:
            start = start if section else number
            section = name
            sections[section] = []
        elif section:
            sections[section].append(line)
    if section:
        raise ValueError(f"{path}:{start}: a block that begins with '!! {section}' has no end")


_WORD = r'[^\s,="\[{]+'
_VALUE = re.compile(
    rf"""
    \s*(?:
        "(?P<quoted>(?:[^"\\]|\\.)*)"
      | \[\[(?P<link>[^\]]*)\]\]
      | (?P<word>{_WORD})
    )
    """,
    re.X,
)
_KEY = re.compile(rf"[\s,]*(?P<key>{_WORD})\s*(?P<equals>=?)")


def parse_options(text: str) -> dict[str, OptionValue]:
    """Parses `key`, `key=value`, `key=[[title]]`, `key=a,b`, `key={JSON}`; keys in lower case."""
    options: dict[str, OptionValue] = {}
    lines = (line for line in text.split("\n") if not line.lstrip().startswith("#"))
    text = "\n".join(lines)
    position = 0
    while match := _KEY.match(text, position):
        position = match.end()
        key = match["key"].lower()
        if not match["equals"]:
            options[key] = True
            continue
        rest = text[position:].lstrip()
        if rest.startswith("{"):
            value, length = json.JSONDecoder().raw_decode(rest)
            options[key] = value
            position = len(text) - len(rest) + length
            continue
        values: list[str] = []
        while found := _VALUE.match(text, position):
            values.append(next(group for group in found.groups() if group is not None))
            position = found.end()
            if not text.startswith(",", position):
                break
            position += 1
        options[key] = values[0] if len(values) == 1 else values
    return options


def parse_config(text: str) -> dict[str, object]:
    """Parses lines of `wgName=JSON`."""
    config: dict[str, object] = {}
    for line in text.split("\n"):
        name, equals, value = line.partition("=")
        if equals and not line.startswith("#"):
            config[name.strip()] = json.loads(value)
    return config
