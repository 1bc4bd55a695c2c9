"""Modules in the style of the wikis' great ones, and what MediaWiki makes of calls to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).with_name("modules")
_END = "\n----\n"
_ANSWER = "\n=>\n"


@dataclass(frozen=True)
class Call:
    """A text that calls modules, and MediaWiki's expansion of it ("" while it is unknown)."""

    wikitext: str
    answer: str


@dataclass(frozen=True)
class CallFile:
    """One file of calls, all on the page `title`."""

    title: str
    calls: tuple[Call, ...]

    @classmethod
    def read(cls, path: Path) -> CallFile:
        """Read a file; modules/README.md says what it holds."""
        first, _, rest = path.read_text("utf-8").partition("\n")
        title = first.removeprefix("@title ")
        parts = (part.partition(_ANSWER) for part in rest.removesuffix("\n").split(_END))
        return cls(title, tuple(Call(wikitext, answer) for wikitext, _, answer in parts))

    def text(self) -> str:
        """The file as it is written."""
        parts = (f"{call.wikitext}{_ANSWER}{call.answer}" for call in self.calls)
        return f"@title {self.title}\n" + _END.join(parts) + "\n"


def call_files() -> Iterator[Path]:
    """All files of calls."""
    return iter(sorted((FOLDER / "calls").glob("*.txt")))


@cache
def module_pages() -> Mapping[str, str]:
    """The wiki's pages by title: modules, templates, articles."""
    found = {}
    root = FOLDER / "pages"
    for path in sorted(root.rglob("*")):
        if path.is_file():
            space, _, name = path.relative_to(root).as_posix().partition("/")
            name = name.removesuffix(".lua").removesuffix(".wikitext")
            title = name if space == "Main" else f"{space}:{name}"
            found[title] = path.read_text("utf-8")
    return found
