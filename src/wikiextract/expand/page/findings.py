"""The findings of an expansion about its page, besides the text."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from wikiextract.diagnostics import shortened
from wikiextract.expand.arguments import Arguments
from wikiextract.expand.result import Transclusion
from wikiextract.expand.stored import StoredValue
from wikiextract.site import Title

_MOST_LOOKED_UP = 100_000
_MOST_WARNINGS, _LONGEST_WARNING = 500, 2_000


class FindingsMark(msgspec.Struct, frozen=True):
    """How much was learnt at some moment: sizes of what only grows, copies of what changes."""

    transclusions: int
    templates: int
    display_titles: int
    looked_up: int
    warnings: int
    sort_keys: int
    stored: int
    last_row: int
    annotates: bool
    searches: int
    tracked: Mapping[str, str]
    properties: Mapping[str, str]


class Findings:
    """All that calls, functions and modules said of the page; `Expansion` says what each is."""

    def __init__(self) -> None:
        self.transclusions: list[Transclusion] = []
        self.templates: dict[str, bool] = {}
        self.properties: dict[str, str] = {}
        self.display_titles: list[str] = []
        self.looked_up: dict[Title, None] = {}
        self.warnings: list[str] = []
        self.tracked: dict[str, str] = {}
        self.sort_keys: list[tuple[int, str]] = []
        self.stored: list[StoredValue] = []
        self.last_row = 0  # the number of the row that was stored last
        self.annotates = False
        self.searches = 0  # for ways between entities

    def copy(self) -> Findings:
        """Return a value of its own that begins with all that was learnt by now.

        Searches are counted anew: there may be few, and calls that are made again need theirs.
        """
        other = Findings()
        other.transclusions = list(self.transclusions)
        other.templates = dict(self.templates)
        other.properties = dict(self.properties)
        other.display_titles = list(self.display_titles)
        other.looked_up = dict(self.looked_up)
        other.warnings = list(self.warnings)
        other.tracked = dict(self.tracked)
        other.sort_keys = list(self.sort_keys)
        other.stored = list(self.stored)
        other.last_row = self.last_row
        other.annotates = self.annotates
        return other

    def record(self, transclusion: Transclusion) -> int:
        """Note a transclusion or an invoked module; return its number, counted from 0."""
        self.transclusions.append(transclusion)
        self.templates[transclusion.title] = transclusion.exists
        if transclusion.target != transclusion.title:
            self.templates[transclusion.target] = True
        return len(self.transclusions) - 1

    def look_up(self, title: Title) -> None:
        """Note that the page depends on whether there is a page `title`, as if it linked there."""
        if len(self.looked_up) < _MOST_LOOKED_UP:
            self.looked_up[title] = None

    def warn(self, wikitext: str) -> None:
        """Note a warning for the preview of the page (``mw.addWarning``), or its beginning."""
        if len(self.warnings) < _MOST_WARNINGS:
            kept = shortened(wikitext, _LONGEST_WARNING)
            if kept not in self.warnings:
                self.warnings.append(kept)

    def track(self, message: str) -> None:
        """Put the page into the category that the interface message `message` names."""
        self.tracked[message] = self.properties.get("defaultsort", "")

    def track_doubles(self, given: Arguments) -> None:
        """Put the page among those with calls that give an argument twice, if this is one."""
        if given.has_doubles():
            self.track("duplicate-args-category")

    def state_display_title(self, title: str) -> None:
        """Note the title that the page states for itself, as wikitext; the last one counts."""
        self.properties["displaytitle"] = title
        self.display_titles.append(title)

    def state_sort_key(self, key: str, markers: int) -> None:
        """Note the key by which categories sort the page from here on: behind so many markers."""
        self.properties["defaultsort"] = key
        self.sort_keys.append((markers, key))

    def mark(self) -> FindingsMark:
        """Return what `go_back` needs to forget whatever is learnt from here on."""
        return FindingsMark(
            len(self.transclusions),
            len(self.templates),
            len(self.display_titles),
            len(self.looked_up),
            len(self.warnings),
            len(self.sort_keys),
            len(self.stored),
            self.last_row,
            self.annotates,
            self.searches,
            dict(self.tracked),
            dict(self.properties),
        )

    def go_back(self, mark: FindingsMark) -> None:
        """Forget what was learnt since `mark`."""
        del self.transclusions[mark.transclusions :]
        del self.display_titles[mark.display_titles :]
        del self.warnings[mark.warnings :]
        del self.sort_keys[mark.sort_keys :]
        del self.stored[mark.stored :]
        self.last_row = mark.last_row
        self.annotates = mark.annotates
        self.searches = mark.searches
        for name in list(self.templates)[mark.templates :]:
            del self.templates[name]
        for title in list(self.looked_up)[mark.looked_up :]:
            del self.looked_up[title]
        self.tracked = dict(mark.tracked)
        self.properties = dict(mark.properties)
