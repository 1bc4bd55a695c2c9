"""Pattern matching, case and normalisation for `string` and `mw.ustring`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from wikiextract.expand.lua.failures import LuaCallError, LuaKillError
from wikiextract.expand.lua.patterns.cost import length_limits
from wikiextract.expand.lua.patterns.engine import (
    ReadyPattern,
    compiled,
    initial_position,
    matches,
    search,
)
from wikiextract.expand.lua.patterns.items import Alphabet, Capture, Found, PatternError
from wikiextract.expand.lua.patterns.needed import needed_text
from wikiextract.expand.lua.patterns.read import read_pattern
from wikiextract.expand.lua.patterns.replace import Replacement, read_replacement, replaced
from wikiextract.expand.lua.patterns.split import pieces
from wikiextract.expand.lua.patterns.translate import may_prefer_empty
from wikiextract.expand.lua.session import Session
from wikiextract.language.letter_case import lower, upper

_PIECES_AT_ONCE = 2000
_LONGEST_PATTERN = 20_000

_NOT_ASCII, _NO_ASCII = re.compile("[^\x00-\x7f]"), chr(0xFF)

# How MediaWiki words what C Lua says of a malformed pattern.
_WORDING = {
    "malformed pattern (missing ']')": (
        "Missing close-bracket for character set beginning at pattern character {}"
    ),
    "unfinished capture": "Unclosed capture beginning at pattern character {}",
    "invalid pattern capture": "Unmatched close-paren at pattern character {}",
    "( at the end": "Unmatched open-paren at pattern character {}",
    "unmatched ]": "Unmatched close-bracket at pattern character {}",
    "missing '[' after '%f' in pattern": (
        "missing '[' after %f in pattern at pattern character {}"
    ),
    "unbalanced pattern": "malformed pattern (missing arguments to \\'%b\\')",
}


def _worded(error: PatternError) -> str:
    if error.problem.startswith("invalid capture index"):
        return f"{error.problem} at pattern character {error.position}"
    return _WORDING.get(error.problem, error.problem).format(error.position)


def _lua(value: Capture, encoding: str) -> bytes | int:
    return value if isinstance(value, int) else value.encode(encoding)


class StringCallbacks:
    """See the module. Byte strings are handled as the text of the same codes."""

    def __init__(self, session: Session) -> None:
        self._session = session

    # --- byte strings ---------------------------------------------------------------------------

    def pattern_limits(self, pattern: bytes) -> tuple[Any, ...]:
        """Lengths up to which C may match: at once, and after asking the clock.

        False and a message for a malformed pattern.
        """
        if len(pattern) > _LONGEST_PATTERN:
            return (False, b"pattern too complex")
        try:
            return length_limits(read_pattern(pattern.decode("latin-1"), Alphabet.BYTES))
        except PatternError as error:
            problem = error.problem
            if problem.startswith("invalid capture index"):
                problem = "invalid capture index"
            return (False, problem.encode("latin-1", "replace"))

    def ascii_pattern(self, pattern: bytes) -> tuple[bytes, bool] | None:
        """Return the pattern of `string` that finds in ASCII what `pattern` finds in `mw.ustring`.

        And whether it does so in ``gsub`` as well. None where there is no such pattern.
        """
        try:
            text = pattern.decode()
            items = read_pattern(text, Alphabet.CODE_POINTS)
        except (UnicodeDecodeError, PatternError):
            return None
        if "-%" in text and "[" in text:
            return None  # In sets the two libraries read it differently.
        positions = any(items.captures) and any(map(str.isdigit, text))
        if positions or "\0" in text or "%p" in text.lower():
            return None
        # What is no ASCII is not in the subject: any byte that is not stands for it, in sets, at
        # the ends of their ranges and before repetitions.
        form = _NOT_ASCII.sub(_NO_ASCII, text).encode("latin-1")
        return (form, items.anchored or not may_prefer_empty(items))

    def needed_text(self, pattern: bytes) -> bytes:
        """Return what is in every text in which `mw.ustring` finds `pattern`; empty: not known."""
        try:
            text = pattern.decode()
            compiled(text, Alphabet.CODE_POINTS)
            return needed_text(read_pattern(text, Alphabet.CODE_POINTS)).encode()
        except (UnicodeDecodeError, PatternError):
            return b""

    def plain_find(self, subject: bytes, wanted: bytes, init: float) -> tuple[int, int] | None:
        """``string.find(subject, wanted, init, true)``."""
        found = subject.find(wanted, initial_position(init, len(subject)))
        return None if found < 0 else (found + 1, found + len(wanted))

    def byte_find(self, subject: bytes, pattern: bytes, init: float) -> tuple[Any, ...] | None:
        """``string.find``."""
        return self._find(subject, pattern, init, Alphabet.BYTES)

    def byte_match(self, subject: bytes, pattern: bytes, init: float) -> tuple[Any, ...] | None:
        """``string.match``."""
        return self._match(subject, pattern, init, Alphabet.BYTES)

    def byte_gsub(
        self, subject: bytes, pattern: bytes, replacement: bytes, maximum: float
    ) -> tuple[bytes, int]:
        """``string.gsub`` with a replacement text."""
        return self._gsub(subject, pattern, replacement, maximum, Alphabet.BYTES)

    # --- code points ----------------------------------------------------------------------------

    def ustring_find(
        self, subject: bytes, pattern: bytes, init: int, plain: bool | None = None
    ) -> tuple[Any, ...] | None:
        """``mw.ustring.find``."""
        if not plain:
            return self._find(subject, pattern, init, Alphabet.CODE_POINTS, "find")
        text, wanted = self._code_points(subject, "find", 1), self._code_points(pattern, "find", 2)
        found = text.find(wanted, initial_position(init, len(text)))
        return None if found < 0 else (found + 1, found + len(wanted))

    def ustring_match(self, subject: bytes, pattern: bytes, init: int) -> tuple[Any, ...] | None:
        """``mw.ustring.match``."""
        return self._match(subject, pattern, init, Alphabet.CODE_POINTS, "match")

    def ustring_gsub(
        self, subject: bytes, pattern: bytes, replacement: bytes, maximum: float
    ) -> tuple[bytes, int]:
        """``mw.ustring.gsub`` with a replacement text."""
        return self._gsub(subject, pattern, replacement, maximum, Alphabet.CODE_POINTS)

    def is_utf8(self, subject: bytes) -> bool:
        """Return True if this is UTF-8."""
        try:
            subject.decode()
        except UnicodeDecodeError:
            return False
        return True

    def ustring_len(self, subject: bytes) -> int | None:
        """Code points of a string, None where it is no UTF-8."""
        try:
            return len(subject.decode())
        except UnicodeDecodeError:
            return None

    def ustring_sub(self, subject: bytes, first: int, last: int) -> bytes:
        """``mw.ustring.sub``."""
        text = self._code_points(subject, "sub", 1)
        length = len(text)
        start = max(first if first >= 0 else length + first + 1, 1)
        stop = min(last if last >= 0 else length + last + 1, length)
        return text[start - 1 : stop].encode() if stop >= start else b""

    def ustring_codepoints(self, subject: bytes, first: int, last: int) -> tuple[int, ...]:
        """The code points from `first` to `last` (both counted from 1)."""
        return tuple(map(ord, self._code_points(subject, "codepoint", 1)[first - 1 : last]))

    def ustring_upper(self, subject: bytes) -> bytes:
        """In upper case; what is no UTF-8 stays."""
        return _cased(subject, upper)

    def ustring_lower(self, subject: bytes) -> bytes:
        """In lower case; what is no UTF-8 stays."""
        return _cased(subject, lower)

    def simple_upper(self, subject: bytes) -> bytes:
        """In upper case where that is one character for one."""
        return _cased(subject, lambda text: "".join(map(_one_upper, text)))

    def simple_lower(self, subject: bytes) -> bytes:
        """In lower case where that is one character for one."""
        return _cased(subject, lambda text: "".join(map(_one_lower, text)))

    def ustring_normalize(self, subject: bytes, form: bytes) -> bytes | None:
        """In a normalisation form; None where it is no UTF-8."""
        try:
            text = subject.decode()
        except UnicodeDecodeError:
            return None
        return unicodedata.normalize(form.decode(), text).encode()  # type: ignore[arg-type]

    # --- matches and pieces one after the other -------------------------------------------------

    def scan_open(self, subject: bytes, pattern: bytes, alphabet: bytes, anchors: bool) -> int:
        """Begin to match for gmatch or gsub; gives the number that `scan_next` wants."""
        kind = Alphabet(alphabet.decode())
        name = "gsub" if anchors else "gmatch"
        text = self._text(subject, kind, name, 1)
        ready = self._compiled(pattern, kind, name, anchors=anchors)
        handle = self._session.new_id(len(text))
        twice = anchors and kind is Alphabet.CODE_POINTS
        found = matches(ready, text, self._session.seconds_left, twice=twice)
        self._session.scans[handle] = _Scan(text, found, kind)
        return handle

    def scan_next(self, handle: int, last: bool | None = None) -> tuple[Any, ...]:
        """The text before the next match, the match and its captures; or only what is left."""
        scan = self._session.scans.get(handle)
        if scan is None:
            return (b"",)
        assert isinstance(scan, _Scan)
        if last:
            scan.stop()
        answer = next(scan)
        if len(answer) == 1:
            self._session.end_scan(handle)
        return answer

    def split_open(self, subject: bytes, separator: bytes, plain: bool) -> int:
        """Begin to split for mw.text.split; gives the number that `split_next` wants."""
        text = self._code_points(subject, "find", 1)
        handle = self._session.new_id(len(text))
        if plain:
            found = pieces(
                text, self._code_points(separator, "find", 2), self._session.seconds_left
            )
        else:
            ready = self._compiled(separator, Alphabet.CODE_POINTS, "find")
            found = pieces(text, ready, self._session.seconds_left)
        self._session.scans[handle] = found
        return handle

    def split_next(self, handle: int) -> tuple[bytes, ...]:
        """Some more pieces; nothing when there are no more."""
        found = self._session.scans.get(handle, iter(()))
        out = []
        try:
            for piece in found:
                out.append(piece.encode())
                if len(out) == _PIECES_AT_ONCE:
                    break
        except TimeoutError:
            raise LuaKillError("time") from None
        if not out:
            self._session.scans[handle] = iter(())
        return tuple(out)

    # --- common ---------------------------------------------------------------------------------

    def _code_points(self, data: bytes, name: str, position: int) -> str:
        try:
            return data.decode()
        except UnicodeDecodeError:
            raise LuaCallError(
                f"bad argument #{position} to '{name}' (string is not UTF-8)"
            ) from None

    def _text(self, data: bytes, alphabet: Alphabet, name: str, position: int) -> str:
        if alphabet is Alphabet.BYTES:
            return data.decode("latin-1")
        return self._code_points(data, name, position)

    def _compiled(
        self, pattern: bytes, alphabet: Alphabet, name: str, *, anchors: bool = True
    ) -> ReadyPattern:
        text = self._text(pattern, alphabet, name, 2)
        try:
            return compiled(text, alphabet, anchors)
        except PatternError as error:
            byte_wise = alphabet is Alphabet.BYTES
            raise LuaCallError(error.problem if byte_wise else _worded(error)) from None

    def _find(
        self, subject: bytes, pattern: bytes, init: float, alphabet: Alphabet, name: str = "find"
    ) -> tuple[Any, ...] | None:
        text = self._text(subject, alphabet, name, 1)
        ready = self._compiled(pattern, alphabet, name)
        match = self._search(ready, text, init)
        if match is None:
            return None
        encoding = _encoding(alphabet)
        found = [_lua(value, encoding) for value in match.captures]
        return (match.start + 1, match.end, *found)

    def _match(
        self, subject: bytes, pattern: bytes, init: float, alphabet: Alphabet, name: str = "match"
    ) -> tuple[Any, ...] | None:
        text = self._text(subject, alphabet, name, 1)
        ready = self._compiled(pattern, alphabet, name)
        match = self._search(ready, text, init)
        if match is None:
            return None
        encoding = _encoding(alphabet)
        found = match.captures or (text[match.start : match.end],)
        return tuple(_lua(value, encoding) for value in found)

    def _search(self, ready: ReadyPattern, text: str, init: float) -> Found | None:
        try:
            start = initial_position(init, len(text))
            return search(ready, text, start, self._session.seconds_left)
        except TimeoutError:
            raise LuaKillError("time") from None

    def _gsub(
        self,
        subject: bytes,
        pattern: bytes,
        replacement: bytes,
        maximum: float,
        alphabet: Alphabet,
    ) -> tuple[bytes, int]:
        name = "gsub"
        text = self._text(subject, alphabet, name, 1)
        ready = self._compiled(pattern, alphabet, name)
        try:
            encoding = _encoding(alphabet)
            what: Replacement = read_replacement(
                replacement.decode(encoding, "surrogateescape"), len(ready.groups), alphabet
            )
            result, count = replaced(
                ready,
                text,
                what,
                maximum,
                self._session.seconds_left,
                self._session.options.memory,
                twice=alphabet is Alphabet.CODE_POINTS,
            )
        except PatternError as error:
            raise LuaCallError(error.problem) from None
        except TimeoutError:
            raise LuaKillError("time") from None
        return result.encode(encoding, "surrogateescape"), count


class _Scan(Iterator[tuple[Any, ...]]):
    """Matches with the text before each; at the end the text that is left."""

    def __init__(self, text: str, found: Iterator[Found], alphabet: Alphabet) -> None:
        self._text = text
        self._encoding = _encoding(alphabet)
        self._position = 0
        self._matches = found
        self._ended = False

    def stop(self) -> None:
        """No more matches: the next answer is the text that is left."""
        self._ended = True

    def __next__(self) -> tuple[Any, ...]:
        try:
            match = None if self._ended else next(self._matches, None)
        except TimeoutError:
            raise LuaKillError("time") from None
        before = self._position
        if match is None:
            self._ended = True
            self._position = len(self._text)
            return (self._text[before:].encode(self._encoding),)
        self._position = match.end
        return (
            self._text[before : match.start].encode(self._encoding),
            self._text[match.start : match.end].encode(self._encoding),
            *(_lua(value, self._encoding) for value in match.captures),
        )


def _encoding(alphabet: Alphabet) -> str:
    return "latin-1" if alphabet is Alphabet.BYTES else "utf-8"


def _one_upper(character: str) -> str:
    changed = character.upper()
    return changed if len(changed) == 1 else character


def _one_lower(character: str) -> str:
    changed = character.lower()
    return changed if len(changed) == 1 else character


def _cased(subject: bytes, change: Any) -> bytes:
    text: str = subject.decode("utf-8", "surrogateescape")
    changed: str = change(text)
    return changed.encode("utf-8", "surrogateescape")
