"""Arithmetic as `#expr` does it.

https://www.mediawiki.org/wiki/Help:Extension:ParserFunctions#.23expr: numbers, operators by
precedence (all of them left-associative), functions in front of their operand, brackets. An
explicit operator stack; numbers are floats, or integers of 64 bits that become floats beyond.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable

from wikiextract.diagnostics import shortened
from wikiextract.expand.functions.language.numbers import (
    Number,
    narrow,
    number_text,
    round_half_up,
    whole,
)

_TOKEN = re.compile(
    r"""
      [ \t\r\n]*+ (?:
        (?P<number>  [0-9.]++ )
      | (?P<word>    [A-Za-z]++ )
      | (?P<compare> <> | <= | >= | != | [<>=] )
      | (?P<sign>    [-+*/^()] )
      )
    """,
    re.X,
)
_BLANKS = " \t\r\n"
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&minus;": "-", "\N{MINUS SIGN}": "-"}
_LONGEST = 100_000
_MOST_OPERATORS = 100
"""How deep operators and operands may be stacked."""


class ExpressionError(Exception):
    """A wrong expression: the message of ParserFunctions that says so, and its parameter."""

    def __init__(self, key: str, parameter: str = "") -> None:
        self.key = key
        self.parameter = parameter
        super().__init__(key, parameter)


def evaluate(text: str) -> Number | None:
    """The value of an expression, None for an empty one. Raises `ExpressionError`."""
    if len(text) > _LONGEST:
        raise ExpressionError("stack_exhausted")
    for entity, sign in _ENTITIES.items():
        text = text.replace(entity, sign)
    return _Evaluation().run(text)


class _Evaluation:
    """One run: operands, pending operators, and whether an operand is awaited."""

    def __init__(self) -> None:
        self.operands: list[Number] = []
        self.operators: list[str] = []
        self.awaits_operand = True

    def run(self, text: str) -> Number | None:
        position, end = 0, len(text.rstrip(_BLANKS))
        while position < end:
            if len(self.operands) > _MOST_OPERATORS or len(self.operators) > _MOST_OPERATORS:
                raise ExpressionError("stack_exhausted")
            match = _TOKEN.match(text, position)
            if match is None:
                position += len(text[position:]) - len(text[position:].lstrip(_BLANKS))
                raise ExpressionError("unrecognised_punctuation", text[position : position + 1])
            position = match.end()
            if match["number"]:
                self.number(match["number"])
            elif match["word"]:
                self.word(match["word"])
            elif match["compare"]:
                self.operator(match["compare"])
            else:
                self.sign(match["sign"])
        while self.operators:
            operator = self.operators.pop()
            if operator == "(":
                raise ExpressionError("unclosed_bracket")
            self.apply(operator)
        return self.operands[-1] if self.operands else None

    def number(self, text: str) -> None:
        if not self.awaits_operand:
            raise ExpressionError("unexpected_number")
        # What follows a second point is dropped.
        before, _, after = text.partition(".")
        digits = before + "." + after.partition(".")[0]
        self.push(float(digits) if digits != "." else 0.0)

    def push(self, value: Number) -> None:
        self.operands.append(value)
        self.awaits_operand = False

    def word(self, written: str) -> None:
        word = written.lower()
        if word in _CONSTANTS and (word != "e" or self.awaits_operand):
            if not self.awaits_operand:
                raise ExpressionError("unexpected_number")
            self.push(_CONSTANTS[word])
        elif word in _FUNCTIONS:
            if not self.awaits_operand:
                raise ExpressionError("unexpected_operator", word)
            self.operators.append(word)
        elif word in _BINARY:
            self.operator(word)
        else:
            raise ExpressionError("unrecognised_word", shortened(word))

    def sign(self, sign: str) -> None:
        if sign == "(":
            if not self.awaits_operand:
                raise ExpressionError("unexpected_operator", "(")
            self.operators.append("(")
        elif sign == ")":
            while self.operators and self.operators[-1] != "(":
                self.apply(self.operators.pop())
            if not self.operators:
                raise ExpressionError("unexpected_closing_bracket")
            self.operators.pop()
            self.awaits_operand = False
        elif sign in "+-" and self.awaits_operand:
            self.operators.append("plus" if sign == "+" else "minus")
        else:
            self.operator(sign)

    def operator(self, operator: str) -> None:
        """A binary operator: first those are applied that bind as strongly."""
        if self.awaits_operand:
            raise ExpressionError("unexpected_operator", operator)
        precedence = _PRECEDENCE[operator]
        while self.operators and precedence <= _PRECEDENCE[self.operators[-1]]:
            self.apply(self.operators.pop())
        self.operators.append(operator)
        self.awaits_operand = True

    def apply(self, operator: str) -> None:
        operands = self.operands
        unary = _FUNCTIONS.get(operator) or _SIGNS.get(operator)
        if unary is not None:
            if not operands:
                raise ExpressionError("missing_operand", _WRITTEN.get(operator, operator))
            value = unary(operands.pop())
        else:
            if len(operands) < 2:
                raise ExpressionError("missing_operand", _WRITTEN.get(operator, operator))
            right, left = operands.pop(), operands.pop()
            value = _BINARY[operator](left, right)
        operands.append(narrow(value))


# How operators are named in messages.
_WRITTEN = {"plus": "+", "minus": "-", "!=": "<>", "div": "/"}


# --- what operators do -----------------------------------------------------------------------


def _divide(left: Number, right: Number) -> Number:
    if not right:
        raise ExpressionError("division_by_zero", "/")
    return left / right


def _modulo(left: Number, right: Number) -> Number:
    """The remainder of whole numbers, with the sign of the first."""
    one, other = whole(left), whole(right)
    if other == 0:
        raise ExpressionError("division_by_zero", "mod")
    return (
        int(math.fmod(one, other))
        if abs(one) < 2**53 and abs(other) < 2**53
        else (abs(one) % abs(other) * (1 if one >= 0 else -1))
    )


def _float_modulo(left: Number, right: Number) -> Number:
    if not right:
        raise ExpressionError("division_by_zero", "fmod")
    return math.fmod(left, right) if math.isfinite(left) else math.nan


def _power(left: Number, right: Number) -> Number:
    try:
        value: float | complex = float(left) ** float(right)
    except ZeroDivisionError:
        return math.inf
    except OverflowError:
        return -math.inf if left < 0 and right % 2 == 1 else math.inf
    return math.nan if isinstance(value, complex) else value


def _exponent(left: Number, right: Number) -> Number:
    try:
        return left * math.pow(10.0, float(right))
    except OverflowError:
        return math.inf if left > 0 else -math.inf if left < 0 else math.nan


def _round(left: Number, right: Number) -> Number:
    return round_half_up(float(left), whole(right))


def _checked(
    name: str, function: Callable[[float], Number], key: str, allowed: Callable[[Number], bool]
) -> Callable[[Number], Number]:
    def apply(value: Number) -> Number:
        if not allowed(value):
            raise ExpressionError(key, name)
        try:
            return function(float(value))
        except OverflowError:
            return math.inf
        except ValueError:
            return math.nan

    return apply


def _any(value: Number) -> bool:
    return True


def _keep_infinite(function: Callable[[float], int]) -> Callable[[Number], Number]:
    def apply(value: Number) -> Number:
        return math.copysign(function(value), value) if math.isfinite(value) else value

    return apply


_CONSTANTS = {"pi": math.pi, "e": math.e}
_SIGNS: dict[str, Callable[[Number], Number]] = {
    "plus": lambda value: value,
    "minus": lambda value: -value,
}
_FUNCTIONS: dict[str, Callable[[Number], Number]] = {
    "not": lambda value: 0 if value else 1,
    "sin": _checked("sin", math.sin, "", _any),
    "cos": _checked("cos", math.cos, "", _any),
    "tan": _checked("tan", math.tan, "", _any),
    "asin": _checked("asin", math.asin, "invalid_argument", lambda value: -1 <= value <= 1),
    "acos": _checked("acos", math.acos, "invalid_argument", lambda value: -1 <= value <= 1),
    "atan": _checked("atan", math.atan, "", _any),
    "exp": _checked("exp", math.exp, "", _any),
    "ln": _checked("ln", math.log, "invalid_argument_ln", lambda value: not value <= 0),
    "abs": abs,
    "floor": _keep_infinite(math.floor),
    "ceil": _keep_infinite(math.ceil),
    "trunc": whole,
    "sqrt": _checked("sqrt", math.sqrt, "not_a_number", lambda value: value >= 0),
}
_BINARY: dict[str, Callable[[Number, Number], Number]] = {
    "e": _exponent,
    "^": _power,
    "*": lambda left, right: left * right,
    "/": _divide,
    "div": _divide,
    "mod": _modulo,
    "fmod": _float_modulo,
    "+": lambda left, right: left + right,
    "-": lambda left, right: left - right,
    "round": _round,
    "<": lambda left, right: int(left < right),
    ">": lambda left, right: int(left > right),
    "<=": lambda left, right: int(left <= right),
    ">=": lambda left, right: int(left >= right),
    "=": lambda left, right: int(left == right),
    "!=": lambda left, right: int(left != right),
    "<>": lambda left, right: int(left != right),
    "and": lambda left, right: int(bool(left and right)),
    "or": lambda left, right: int(bool(left or right)),
}
_PRECEDENCE = {
    **dict.fromkeys(("plus", "minus", "e"), 10),
    **dict.fromkeys(_FUNCTIONS, 9),
    "^": 8,
    **dict.fromkeys(("*", "/", "div", "mod", "fmod"), 7),
    **dict.fromkeys(("+", "-"), 6),
    "round": 5,
    **dict.fromkeys(("<", ">", "<=", ">=", "=", "!=", "<>"), 4),
    "and": 3,
    "or": 2,
    "(": -1,
}


def expression_text(text: str) -> str:
    """The value of an expression as text; raises `ExpressionError`."""
    value = evaluate(text)
    return "" if value is None else number_text(value)
