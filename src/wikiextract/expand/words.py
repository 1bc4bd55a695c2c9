"""The meaning of the words of a call on a wiki: variables, functions, prefixes."""

from __future__ import annotations

import re
from collections.abc import Mapping

from wikiextract.expand.functions.call import Call, Function, Variable
from wikiextract.expand.functions.registry import (
    NAMES,
    STRING_FUNCTIONS,
    VALUE_FUNCTIONS,
    VARIABLE_NAMES,
)
from wikiextract.site import Site

_COLON = re.compile("[:\N{FULLWIDTH COLON}]")


class CallLookup:
    """Looks up what stands at the beginning of ``{{…}}``. Shared by all pages of a wiki."""

    def __init__(
        self,
        site: Site,
        functions: Mapping[str, Function],
        variables: Mapping[str, Variable],
        *,
        string_functions: bool,
    ) -> None:
        """`string_functions`: whether the wiki has them though its siteinfo does not say so."""
        self._site = site
        self._all_functions = functions
        self._all_variables = variables
        self._string_functions = string_functions
        self._value_functions = frozenset(
            functions[identity] for identity in VALUE_FUNCTIONS if identity in functions
        )
        self._variables: dict[str, Variable | None] = {}
        self._functions: dict[str, Function | None] = {}
        modifiers = site.modifiers
        self._subst = modifiers["subst"]
        self._safesubst = modifiers["safesubst"]
        self._msgnw = modifiers["msgnw"]
        self._msg = modifiers["msg"]
        self._raw = modifiers["raw"]

    def leaves(self, name: str) -> bool:
        """Return True if a call stays as it is: ``subst:`` means something only to a page saved."""
        return self._subst.match(name) is not None

    def without_safesubst(self, name: str) -> str:
        """Return `name` without the prefix that says: substitute when saving, otherwise call."""
        match = self._safesubst.match(name)
        return name if match is None else name[match.end() :]

    def without_prefixes(self, name: str) -> tuple[str, bool]:
        """Return `name` without ``msgnw:``, ``msg:``, ``raw:``, and True if it had ``msgnw:``."""
        match = self._msgnw.match(name)
        escaped = match is not None
        if match is None:
            match = self._msg.match(name)
        if match is not None:
            name = name[match.end() :]
        match = self._raw.match(name)
        return (name if match is None else name[match.end() :]), escaped

    def variable(self, name: str) -> Variable | None:
        """Return what gives the value of ``{{name}}``, None when it is no variable."""
        try:
            return self._variables[name]
        except KeyError:
            identity = self._site.variable_id(name) or VARIABLE_NAMES.get(name.lower())
            variable = self._all_variables.get(identity) if identity is not None else None
            if len(self._variables) < _MOST_REMEMBERED:
                self._variables[name] = variable
            return variable

    def function(self, name: str) -> Function | None:
        """Return the parser function `name` (with its ``#``), None when there is none."""
        try:
            return self._functions[name]
        except KeyError:
            function = self._find_function(name)
            if len(self._functions) < _MOST_REMEMBERED:
                self._functions[name] = function
            return function

    def makes_values(self, function: Function) -> bool:
        """Return True if what `function` gives is made of its arguments alone."""
        return function in self._value_functions

    def split_function(self, name: str) -> tuple[Function | None, str]:
        """Split ``function: argument``; None when what stands before the colon is no function."""
        match = _COLON.search(name)
        if match is None:
            return None, ""
        return self.function(name[: match.start()]), name[match.end() :]

    def _find_function(self, name: str) -> Function | None:
        identity = self._site.function_id(name)
        if identity is None:
            identity = NAMES.get(name.lower())
        if identity is None and self._string_functions and name.startswith("#"):
            word = name[1:].lower()
            identity = word if word in STRING_FUNCTIONS else None
        if identity is None:
            return None
        return self._all_functions.get(identity) or _unsupported(identity)


def _unsupported(identity: str) -> Function:
    """Return what stands for a function that a wiki has and we do not."""

    def function(call: Call) -> str:
        call.problem(
            "unsupported-parser-function", f"The parser function {identity} is not supported."
        )
        return ""

    return function


_MOST_REMEMBERED = 10_000
