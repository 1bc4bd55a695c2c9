"""The codes of diagnostics and failures that the source code can give, found by its syntax.

A code is a text in kebab-case that is given as the parameter or attribute ``code`` of a function or
class of ours, by itself or by the name of a constant, or is what that is by default; that stands
before a message in a pair; or that is a key of ``problems``. Messages of footnotes
(``cite_error_…``) are codes with dashes.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tests.source_code import nodes_of

_CODE = re.compile(r"[a-z]+(-[a-z]+)+")
_OF_NOTES = re.compile(r"cite_error_\w+")


def codes_of(modules: Iterable[Path]) -> set[str]:
    """Return the codes in modules."""
    of_kind: dict[type[ast.AST], list[Any]] = defaultdict(list)
    for path in modules:
        for node in nodes_of(path):
            of_kind[type(node)].append(node)
    constants = dict(pair for node in of_kind[ast.Assign] for pair in _constants(node))
    takers: dict[str, set[int]] = {}
    for node in (*of_kind[ast.FunctionDef], *of_kind[ast.ClassDef]):
        for name, place in _takers(node):
            takers.setdefault(name, set()).add(place)
    found = {code for node in of_kind[ast.Call] for code in _given(node, takers, constants)}
    found |= {code for node in of_kind[ast.arguments] for code in _by_default(node)}
    found |= {name.replace("_", "-") for node in of_kind[ast.Constant] for name in _of_notes(node)}
    before = (*of_kind[ast.Tuple], *of_kind[ast.Subscript])
    return found | {code for node in before for code in _before_messages(node)}


def _constants(node: ast.Assign) -> Iterator[tuple[str, str]]:
    if isinstance(node.targets[0], ast.Name):
        for code in _texts(node.value):
            yield node.targets[0].id, code


def _takers(node: ast.FunctionDef | ast.ClassDef) -> Iterator[tuple[str, int]]:
    """Yield the name of what takes a code, and the place of that among its arguments."""
    names: list[str] = []
    if isinstance(node, ast.FunctionDef):
        names = [one.arg for one in (*node.args.args, *node.args.kwonlyargs)]
        names = names[1:] if names[:1] == ["self"] else names
    else:
        fields = (one.target for one in node.body if isinstance(one, ast.AnnAssign))
        names = [field.id for field in fields if isinstance(field, ast.Name)]
    if "code" in names:
        yield node.name, names.index("code")


def _given(node: ast.Call, takers: dict[str, set[int]], constants: dict[str, str]) -> Iterator[str]:
    name = getattr(node.func, "attr", getattr(node.func, "id", ""))
    places = takers.get(name, set())
    arguments = [one.value for one in node.keywords if one.arg == "code"]
    starred = any(isinstance(one, ast.Starred) for one in node.args)
    arguments += [one for place, one in enumerate(node.args) if starred or place in places]
    for argument in arguments if places else ():
        for part in ast.walk(argument):
            yield from _texts(part)
            if isinstance(part, ast.Name) and part.id in constants:
                yield constants[part.id]


def _by_default(node: ast.arguments) -> Iterator[str]:
    named = node.args[len(node.args) - len(node.defaults) :]
    pairs = zip((*named, *node.kwonlyargs), (*node.defaults, *node.kw_defaults), strict=True)
    for argument, default in pairs:
        if argument.arg == "code" and default is not None:
            yield from _texts(default)


def _of_notes(node: ast.Constant) -> Iterator[str]:
    if isinstance(node.value, str):
        yield from filter(_OF_NOTES.fullmatch, [node.value])


def _before_messages(node: ast.Tuple | ast.Subscript) -> Iterator[str]:
    if isinstance(node, ast.Tuple) and len(node.elts) == 2 and _is_message(node.elts[1]):
        yield from _texts(node.elts[0])
    if isinstance(node, ast.Subscript) and getattr(node.value, "attr", "") == "problems":
        yield from _texts(node.slice)


def _is_message(node: ast.AST) -> bool:
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str) and node.value.endswith(".") and " " in node.value
    return isinstance(node, ast.JoinedStr)


def _texts(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield from filter(_CODE.fullmatch, [node.value])
