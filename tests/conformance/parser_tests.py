"""MediaWiki's own parser tests (https://www.mediawiki.org/wiki/Parser_tests).

    for file in read_folder(Path("../shared/conformance")):
        for test in file.tests:
            test.wikitext, test.options, test.sections["html"], file.articles

A file holds articles (pages that its tests transclude or link to) and tests. A test is a name and
sections: `wikitext`, `options`, `config`, and what is expected (`html`, `html/php`, `metadata`, …).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.cases.blocks import OptionValue, parse_options, read_blocks


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
    for block in read_blocks(path):
        sections = block.texts()
        if "article" in sections:
            articles[sections["article"].strip()] = sections.get("text", "")
        elif "test" in sections or "wikitext" in sections:
            tests.append(
                ParserTest(
                    name=sections.get("test", "").strip(),
                    file=path.name,
                    line=block.line,
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


def parse_config(text: str) -> dict[str, object]:
    """Parses lines of `wgName=JSON`."""
    config: dict[str, object] = {}
    for line in text.split("\n"):
        name, equals, value = line.partition("=")
        if equals and not line.startswith("#"):
            config[name.strip()] = json.loads(value)
    return config
