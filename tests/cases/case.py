"""Cases: what goes in and what is expected, one file a subject (README.md tells the format)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.cases.blocks import Block, OptionValue, parse_options, read_blocks

# Stands for nothing at the beginning or end of a line: keeps blanks there, and hides a mark.
_NOTHING = "␤"
_NOTHING_AT_EDGES = re.compile(f"^{_NOTHING}|{_NOTHING}$", re.M)
_NEEDS_IT_BEFORE = re.compile(f"^(?=!!|{_NOTHING})", re.M)
_NEEDS_IT_BEHIND = re.compile(f"(?<=[ \t{_NOTHING}])$", re.M)
_ABOUT = ("test", "options", "page")


@dataclass(frozen=True)
class Case:
    """A case of a file.

    `texts` are its inputs and, last, what is expected, by the names of their sections; `options`
    are the file's and its own, `pages` other pages of the wiki, those of the file and its own.
    """

    path: Path
    title: str
    options: Mapping[str, OptionValue]
    pages: Mapping[str, str]
    texts: Mapping[str, str]

    def __str__(self) -> str:
        return f"{self.path.stem}: {self.title}"

    def text(self, name: str) -> str:
        """Return the text of the section `name`."""
        if name not in self.texts:
            raise ValueError(f"{self.path}: the case {self.title!r} has no section {name!r}")
        return self.texts[name]

    @property
    def expected(self) -> str:
        """What is expected: the text of the last section."""
        return list(self.texts.values())[-1]

    def option(self, name: str, default: str = "") -> str:
        """Return the value of an option, `default` when it is not stated."""
        return str(self.options.get(name, default))

    def words(self, name: str) -> tuple[str, ...]:
        """Return the values of an option that may have several."""
        value = self.options.get(name, [])
        return tuple(value) if isinstance(value, list) else (str(value),)


def case_files(folder: Path) -> list[Path]:
    """Return the files of cases in a folder and those within it."""
    return sorted(folder.rglob("*.txt"))


def all_cases(folder: Path) -> list[Case]:
    """Return the cases of all files in a folder and those within it."""
    return [case for path in case_files(folder) for case in read_cases(path)]


def read_cases(path: Path) -> Iterator[Case]:
    """Yield the cases of a file. Raises ValueError when two have one title."""
    blocks = list(read_blocks(path))
    options, pages = read_setting(blocks)
    titles: set[str] = set()
    for block in blocks:
        case = _case(path, block, options, pages)
        if case is not None:
            if case.title in titles:
                raise ValueError(f"{path}:{block.line}: another case has this title, too")
            titles.add(case.title)
            yield case


def read_setting(blocks: Iterable[Block]) -> tuple[Mapping[str, OptionValue], Mapping[str, str]]:
    """Return the options and the pages that a file states for all that is in it."""
    options: dict[str, OptionValue] = {}
    pages: dict[str, str] = {}
    for block in blocks:
        texts = block.texts()
        if "article" in texts:
            pages[texts["article"]] = read_text(texts.get("text", ""))
        elif "options" in texts and len(texts) == 1:
            options.update(parse_options(texts["options"]))
    return options, pages


def _case(
    path: Path, block: Block, options: Mapping[str, OptionValue], pages: Mapping[str, str]
) -> Case | None:
    texts = block.texts()
    if "test" not in texts:
        return None
    own = {
        section.rest: read_text(section.text)
        for section in block.sections
        if section.name == "page"
    }
    return Case(
        path=path,
        title=texts["test"],
        options={**options, **parse_options(texts.get("options", ""))},
        pages={**pages, **own},
        texts={name: read_text(text) for name, text in texts.items() if name not in _ABOUT},
    )


def read_text(written: str) -> str:
    """Return the text that stands in a file as `written`."""
    return _NOTHING_AT_EDGES.sub("", written)


def write_text(text: str) -> str:
    """Return `text` as it is written in a file."""
    return _NEEDS_IT_BEHIND.sub(_NOTHING, _NEEDS_IT_BEFORE.sub(_NOTHING, text))


def write_section(name: str, text: str) -> str:
    """Return a section as it is written in a file."""
    return f"!! {name}\n{write_text(text)}\n" if text else f"!! {name}\n"


def write_case(case: Case) -> str:
    """Return a case as it is written in a file: title, pages, texts; its options are the file's."""
    sections = [write_section(f"page {title}", text) for title, text in case.pages.items()]
    sections += [write_section(name, text) for name, text in case.texts.items()]
    return f"!! test\n{case.title}\n{''.join(sections)}!! end\n"


def write_options(options: Mapping[str, str]) -> str:
    """Return a file's options as they are written at its beginning; nothing when there are none."""
    lines = "".join(f"{name}={value}\n" for name, value in options.items())
    return f"!! options\n{lines}!! end\n\n" if lines else ""


def replace_expected(case: Case, found: str) -> None:
    """Write `found` in place of what a case expects."""
    lines = case.path.read_bytes().decode("utf-8").split("\n")
    block = next(one for one in read_blocks(case.path) if one.texts().get("test") == case.title)
    last = block.sections[-1]
    end = lines.index("!! end", block.line)
    start = end - len(last.text.split("\n")) if last.text else _start(lines, end)
    lines[start:end] = write_text(found).split("\n") if found else []
    case.path.write_bytes("\n".join(lines).encode())


def _start(lines: list[str], end: int) -> int:
    """Where the section that ends at `end` begins, behind its mark."""
    start = end
    while not lines[start - 1].startswith("!!"):
        start -= 1
    return start
