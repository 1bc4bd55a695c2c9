"""From the text of a Lua pattern to its items."""

from __future__ import annotations

from wikiextract.expand.lua.patterns.classes import CLASS_LETTERS, character, class_members
from wikiextract.expand.lua.patterns.items import (
    Alphabet,
    Backreference,
    BalancedItem,
    Close,
    End,
    Frontier,
    Open,
    Pattern,
    PatternError,
    PatternItem,
    Position,
    Single,
)

MAX_CAPTURES = 32
_ANY = "[\\s\\S]"
_NONE = "[^\\x00-\\U0010ffff]"


class _Reader:
    def __init__(self, text: str, alphabet: Alphabet) -> None:
        self.text = text
        self.alphabet = alphabet
        self.items: list[PatternItem] = []
        self.captures: list[bool] = []
        self.opened: list[tuple[int, int]] = []

    def read(self, start: int) -> None:
        text, position = self.text, start
        while position < len(text):
            char = text[position]
            if char == "(":
                position = self._open(position)
            elif char == ")":
                position = self._close(position)
            elif char == "$" and position + 1 == len(text):
                self.items.append(End())
                position += 1
            elif char == "%":
                position = self._escape(position)
            elif char == "]" and self.alphabet is Alphabet.CODE_POINTS:
                raise PatternError("unmatched ]", position + 1)
            else:
                position = self._single(position)
        if self.opened:
            raise PatternError("unfinished capture", self.opened[0][1])

    def _open(self, position: int) -> int:
        number = len(self.captures) + 1
        if number > MAX_CAPTURES and self.alphabet is Alphabet.BYTES:
            raise PatternError("too many captures", position + 1)
        if self.text.startswith("()", position):
            self.captures.append(True)
            self.items.append(Position(number))
            return position + 2
        if position + 1 == len(self.text) and self.alphabet is Alphabet.CODE_POINTS:
            raise PatternError("( at the end", position + 1)
        self.captures.append(False)
        self.opened.append((number, position + 1))
        self.items.append(Open(number))
        return position + 1

    def _close(self, position: int) -> int:
        if not self.opened:
            raise PatternError("invalid pattern capture", position + 1)
        self.items.append(Close(self.opened.pop()[0]))
        return position + 1

    def _escape(self, position: int) -> int:
        text = self.text
        if position + 1 >= len(text):
            raise PatternError("malformed pattern (ends with '%')")
        letter = text[position + 1]
        if letter == "b":
            if position + 3 >= len(text):
                raise PatternError("unbalanced pattern")
            self.items.append(BalancedItem(text[position + 2], text[position + 3]))
            return position + 4
        if letter == "f":
            if text[position + 2 : position + 3] != "[":
                raise PatternError("missing '[' after '%f' in pattern", position + 1)
            source, end = self._set(position + 2)
            self.items.append(Frontier(source[0], source[1]))
            return end
        if "0" <= letter <= "9":
            self._backreference(int(letter), position)
            return position + 2
        return self._single(position)

    def _backreference(self, number: int, position: int) -> None:
        unfinished = {opened for opened, _ in self.opened}
        if not 0 < number <= len(self.captures) or number in unfinished:
            raise PatternError(f"invalid capture index %{number}", position + 1)
        if not self.captures[number - 1]:
            self.items.append(Backreference(number))
        elif self.alphabet is Alphabet.BYTES:
            # A position captured no text: C Lua finds it nowhere, mw.ustring everywhere.
            self.items.append(Single(_NONE))

    def _single(self, position: int) -> int:
        char = self.text[position]
        if char == "[":
            (source, _), end = self._set(position)
        elif char == ".":
            source, end = _ANY, position + 1
        elif char == "%":
            source, end = self._class(self.text[position + 1]), position + 2
        else:
            source, end = f"[{character(char)}]", position + 1
        quantifier = self.text[end : end + 1]
        if quantifier and quantifier in "*+-?":
            self.items.append(Single(source, quantifier))
            return end + 1
        self.items.append(Single(source))
        return end

    def _class(self, letter: str) -> str:
        lower = letter.lower() if letter.isascii() else letter
        if lower not in CLASS_LETTERS:
            return f"[{character(letter)}]"
        negation = "" if letter == lower else "^"
        return f"[{negation}{class_members(lower, self.alphabet)}]"

    def _set(self, start: int) -> tuple[tuple[str, bool], int]:
        """The set that begins at `start`: (its source, whether it contains zero), its end."""
        text, position = self.text, start + 1
        negated = text.startswith("^", position)
        if negated:
            position += 1
        parts: list[str] = []
        has_zero = False
        end = self._set_end(position)
        if end < 0:
            raise PatternError("malformed pattern (missing ']')", start + 1)
        while position < end:
            char = text[position]
            if char == "%":
                part, zero = self._member(text[position + 1])
                position += 2
            elif self._is_range(position, end):
                part, zero = _range(char, text[position + 2])
                position += 3
            else:
                part, zero = character(char), char == "\0"
                position += 1
            parts.append(part)
            has_zero = has_zero or zero
        return (_bracket("".join(parts), negated), has_zero is not negated), end + 1

    def _set_end(self, position: int) -> int:
        """Where the ``]`` stands that ends a set whose members begin at `position`; -1: nowhere."""
        text, size = self.text, len(self.text)
        first = position
        while position < size and (text[position] != "]" or position == first):
            position += 2 if text[position] == "%" else 1
        return position if position < size else -1

    def _is_range(self, position: int, end: int) -> bool:
        text = self.text
        if text[position + 1] != "-" or position + 2 >= end:
            return False
        # mw.ustring takes a class (or an escaped character) behind the - as such.
        return self.alphabet is Alphabet.BYTES or text[position + 2] != "%"

    def _member(self, letter: str) -> tuple[str, bool]:
        lower = letter.lower() if letter.isascii() else letter
        if lower not in CLASS_LETTERS:
            return character(letter), letter == "\0"
        members = class_members(lower, self.alphabet)
        if letter == lower:
            return members, lower in "cz"
        return f"[^{members}]", lower not in "cz"


def _range(first: str, last: str) -> tuple[str, bool]:
    if first > last:
        return "", False
    return f"{character(first)}-{character(last)}", first == "\0"


def _bracket(members: str, negated: bool) -> str:
    if not members:
        return _ANY if negated else _NONE
    if negated and "[^" in members:
        # A negated set of what complements each other matches in `regex`; this does not.
        return f"(?:(?![{members}]){_ANY})"
    return f"[{'^' if negated else ''}{members}]"


def read_pattern(text: str, alphabet: Alphabet, *, anchors: bool = True) -> Pattern:
    """Take a pattern apart; bytes come as the characters of the same code.

    `anchors` says whether a leading ``^`` is an anchor (it is not in ``gmatch``). Raises
    `PatternError`.
    """
    if alphabet is Alphabet.BYTES:
        # To C a pattern ends at the first \0.
        text = text.partition("\0")[0]
    reader = _Reader(text, alphabet)
    anchored = anchors and text.startswith("^")
    reader.read(1 if anchored else 0)
    return Pattern(tuple(reader.items), anchored, tuple(reader.captures))
