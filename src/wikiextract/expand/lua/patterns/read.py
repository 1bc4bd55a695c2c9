"""From the text of a Lua pattern to its items."""

from __future__ import annotations

from wikiextract.expand.lua.patterns.classes import CLASS_LETTERS, character, class_members
from wikiextract.expand.lua.patterns.items import (
    Alphabet,
    Backreference,
    Balance,
    Close,
    End,
    Frontier,
    Item,
    Open,
    Pattern,
    PatternError,
    Position,
    Single,
)

MAX_CAPTURES = 32
_ANY = "[\\s\\S]"


class _Reader:
    def __init__(self, text: str, alphabet: Alphabet) -> None:
        self.text = text
        self.alphabet = alphabet
        self.items: list[Item] = []
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
            else:
                position = self._single(position)
        if self.opened:
            raise PatternError("unfinished capture", self.opened[-1][1])

    def _open(self, position: int) -> int:
        number = len(self.captures) + 1
        if number > MAX_CAPTURES and self.alphabet is Alphabet.BYTES:
            raise PatternError("too many captures", position + 1)
        if self.text.startswith("()", position):
            self.captures.append(True)
            self.items.append(Position(number))
            return position + 2
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
            self.items.append(Balance(text[position + 2], text[position + 3]))
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
        known = 0 < number <= len(self.captures) and number not in unfinished
        if not known or self.captures[number - 1]:
            raise PatternError(f"invalid capture index %{number}", position + 1)
        self.items.append(Backreference(number))

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
        first = True
        while first or not text.startswith("]", position):
            first = False
            if position >= len(text):
                raise PatternError("malformed pattern (missing ']')", start + 1)
            char = text[position]
            if char == "%":
                if position + 1 >= len(text):
                    raise PatternError("malformed pattern (missing ']')", start + 1)
                part, zero = self._member(text[position + 1])
                position += 2
            elif text.startswith("-", position + 1) and text[position + 2 : position + 3] not in (
                "]",
                "",
            ):
                part, zero = _range(char, text[position + 2])
                position += 3
            else:
                part, zero = character(char), char == "\0"
                position += 1
            parts.append(part)
            has_zero = has_zero or zero
        return (_bracket("".join(parts), negated), has_zero is not negated), position + 1

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
        return _ANY if negated else "[^\\s\\S]"
    return f"[{'^' if negated else ''}{members}]"


def read_pattern(text: str, alphabet: Alphabet, *, anchors: bool = True) -> Pattern:
    """Take a pattern apart; bytes come as the characters of the same code.

    `anchors` says whether a leading ``^`` is an anchor (it is not in ``gmatch``). Raises
    `PatternError`.
    """
    reader = _Reader(text, alphabet)
    anchored = anchors and text.startswith("^")
    reader.read(1 if anchored else 0)
    return Pattern(tuple(reader.items), anchored, tuple(reader.captures))
