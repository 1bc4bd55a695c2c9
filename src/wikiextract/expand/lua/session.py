"""The state that callbacks of one runtime share: the page, its frames, the time it has used."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from wikiextract.expand.lua.failures import LuaCallError, LuaKillError
from wikiextract.expand.lua.host import LuaFrame
from wikiextract.expand.lua.options import LuaOptions
from wikiextract.expand.lua.statements_given import GivenValues
from wikiextract.expand.markers import PREFIX
from wikiextract.expand.page.expansion import PageExpansion
from wikiextract.expand.page.facts import PageFacts
from wikiextract.site import Site, Title


def encode(text: str) -> bytes:
    """Python text for Lua: UTF-8; single surrogates (from damaged input) become ``?``."""
    return text.encode("utf-8", "replace")


def decode(data: bytes) -> str:
    """Lua text for Python; bytes that are no UTF-8 become U+FFFD."""
    return data.decode("utf-8", "replace")


def clean_text(data: bytes) -> str:
    """Text that becomes part of the page: NFC, and U+FFFD for whatever is no text.

    As MediaWiki does it: for each damaged sequence and for control characters but tab and line
    ends (U+007F stays: strip markers begin with it).
    """
    if data.isascii():
        text = data.decode("ascii")
    else:
        try:
            text = data.decode()
        except UnicodeDecodeError:
            text = _SEQUENCE.sub(_valid_or_replaced, data).decode()
        text = unicodedata.normalize("NFC", text)
    return _NOT_TEXT.sub("\ufffd", text) if _NOT_TEXT.search(text) else text


def _valid_or_replaced(match: re.Match[bytes]) -> bytes:
    try:
        match[0].decode()
    except UnicodeDecodeError:
        return b"\xef\xbf\xbd"
    return match[0]


_NOT_TEXT = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_SEQUENCE = re.compile(rb"[\xc0-\xff][\x80-\xbf]*|[\x80-\xbf]")


def text_of(value: Any) -> str:
    """A string or number from Lua as text."""
    return decode(value) if isinstance(value, bytes) else str(value)


def pairs(flat: tuple[Any, ...]) -> dict[str, str]:
    """Name, value, name, value … from Lua as a dictionary in that order."""
    return {text_of(flat[i]): text_of(flat[i + 1]) for i in range(0, len(flat) - 1, 2)}


@dataclass(frozen=True, slots=True)
class KnownFrame:
    """A frame that Lua has an id of; `parent` is the id of the frame that it may ask for."""

    frame: LuaFrame
    parent: int | None


class KnownData(NamedTuple):
    """A data page that a module asked for.

    `serial` tells its versions apart; `problem` has the code and message of what is wrong with it;
    `content` is None where there is none; `size` is that of its text in characters.
    """

    serial: int
    problem: tuple[str, str] | None
    content: dict[str, Any] | None
    size: int = 0


class KnownModule(NamedTuple):
    """A module that was asked for.

    `title` is None for what is no module's; `serial` tells its versions apart, None: it is not
    there.
    """

    title: Title | None
    serial: int | None


class LuaPageState:
    """The memory of one page while it is expanded, once or again."""

    def __init__(self, expansion: PageExpansion, number: int) -> None:
        """`expansion` is the one that is under way; all are of the same page."""
        self.expansion = expansion
        self.number = number
        self.seconds = 0.0
        self.errors = self.kills = 0
        self.counted: set[Title] = set()
        self.languages: set[str] = set()
        self.entities: set[str] = set()
        self.given = GivenValues()
        self.modules: dict[bytes, KnownModule] = {}
        self.titles: dict[tuple[bytes, int | None], tuple[Any, ...] | None] = {}
        self.current_title: tuple[Any, ...] | None = None
        self.data: dict[str, KnownData] = {}
        self.shown_data: dict[tuple[str, tuple[str, ...] | None], bytes] = {}

    def use_modules(self) -> None:
        """Note again that the page uses the modules that were read, when that was forgotten."""
        for module in self.modules.values():
            if module.title is not None:
                self.expansion.use(module.title)


class Session:
    """State of a runtime. One `#invoke` runs at a time, others may be nested in it.

    `lacks_data` says that the running one asked for something that a running wiki would know.
    """

    def __init__(self, site: Site, options: LuaOptions) -> None:
        self.site = site
        self.options = options
        self.state: LuaPageState | None = None
        self.touched = False
        self.lacks_data = False
        self.scans: dict[int, Iterator[Any]] = {}
        self._frames: dict[int, KnownFrame] = {}
        # What is kept for Lua by number: characters, or what takes as much memory.
        self._sizes: dict[int, int] = {}
        self._expanded: dict[tuple[Any, ...], bytes] = {}
        self._next_id = 1
        self._started: float | None = None

    # --- the page -------------------------------------------------------------------------------

    @property
    def expansion(self) -> PageExpansion:
        """The expansion that is under way; whoever asks depends on the page."""
        assert self.state is not None
        self.touched = True
        return self.state.expansion

    @property
    def page(self) -> PageFacts:
        """The page that is being expanded; whoever asks depends on it."""
        return self.expansion.facts

    @property
    def memory_of_page(self) -> LuaPageState:
        """The state of the page that is being expanded."""
        assert self.state is not None
        return self.state

    def count_expensive(self, title: Title | None = None) -> None:
        """Count an expensive call; of one title only the first counts. Raises `LuaCallError`."""
        state = self.memory_of_page
        if title is not None:
            if title in state.counted or title == state.expansion.facts.title:
                return
            state.counted.add(title)
        if not self.expansion.count_expensive():
            raise LuaCallError("too many expensive function calls")

    # --- time -----------------------------------------------------------------------------------

    def start_clock(self) -> bool:
        """Begin to measure; False when an outer `#invoke` is being measured already."""
        if self._started is not None:
            return False
        self._started = self.options.clock()
        return True

    def stop_clock(self) -> None:
        """Add what was used since `start_clock` to the page's account."""
        if self._started is not None and self.state is not None:
            self.state.seconds += self.options.clock() - self._started
        self._started = None

    def seconds(self) -> float:
        """Processor time that modules of this page have used."""
        used = self.memory_of_page.seconds
        return used if self._started is None else used + self.options.clock() - self._started

    def seconds_left(self) -> float:
        """Time that is left for this page; raises `LuaKillError` when there is none."""
        left = self.options.seconds - self.seconds()
        if left <= 0:
            raise LuaKillError("time")
        return left

    # --- frames ---------------------------------------------------------------------------------

    def add_frame(self, frame: LuaFrame, parent: int | None, size: int = 0) -> int:
        """Give Lua an id for `frame`, which holds `size` characters of its own."""
        number = self.new_id(size)
        self._frames[number] = KnownFrame(frame, parent)
        return number

    def frame(self, number: int) -> KnownFrame:
        """The frame that Lua knows by `number`."""
        self.touched = True
        try:
            return self._frames[number]
        except KeyError:
            raise LuaCallError("this frame is of an #invoke that has ended") from None

    def expanded(self, number: int, what: tuple[Any, ...], expand: Callable[[], str]) -> bytes:
        """Return what `expand` gives for a frame, remembered as MediaWiki remembers it.

        A module that asks twice gets the same strip markers. Footnotes are new ones each time.
        """
        self.seconds_left()
        key = (number, *what)
        known = self._expanded.get(key)
        if known is None:
            text = expand()
            known = encode(text)
            if _FOOTNOTE not in text and len(known) + sum(map(_length, what)) <= _LONGEST_KEPT:
                if len(self._expanded) >= _MOST_EXPANDED:
                    del self._expanded[next(iter(self._expanded))]
                self._expanded[key] = known
        return known

    def mark(self) -> int:
        """The id that the next frame will have, for `forget_from`."""
        return self._next_id

    def forget_from(self, mark: int) -> None:
        """Forget the frames (and matches under way) that were added since `mark`."""
        for number in range(mark, self._next_id):
            self._frames.pop(number, None)
            self._release(number)
        self._next_id = mark
        for key in [key for key in self._expanded if key[0] >= mark]:
            del self._expanded[key]
        for number in [number for number in self.scans if number >= mark]:
            del self.scans[number]

    def new_id(self, size: int) -> int:
        """An id for something that lasts as long as the `#invoke` and holds so many characters."""
        number = self._next_id
        self._next_id += 1
        self._sizes[number] = _OF_OBJECT + size
        self.hold(_OF_OBJECT + size)
        return number

    def end_scan(self, number: int) -> None:
        """Forget matches under way, which have ended."""
        del self.scans[number]
        self._release(number)

    def _release(self, number: int) -> None:
        size = self._sizes.pop(number, 0)
        if self.state is not None:
            self.state.expansion.limits.release(size)

    # --- memory ---------------------------------------------------------------------------------

    def hold(self, size: int) -> None:
        """Count characters that are kept for the page, as `Limits.hold` does."""
        self.memory_of_page.expansion.limits.hold(size)

    def check_memory(self) -> None:
        """Raise `LuaKillError` when the page holds more than it may."""
        if self.state is not None and self.state.expansion.limits.exhausted:
            raise LuaKillError("memory")


def _length(value: Any) -> int:
    return len(value) if isinstance(value, str | bytes) else 0


_OF_OBJECT = 500
_MOST_EXPANDED, _LONGEST_KEPT = 100, 100_000
_FOOTNOTE = f"{PREFIX}-ref-"

Callbacks = Mapping[str, Any]
