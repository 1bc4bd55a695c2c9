"""The codes of diagnostics and failures that the source code can give, found by its syntax.

A code is a text in kebab-case that is given as the parameter or attribute ``code`` of a function or
class of ours, by itself or by the name of a constant, or is what that is by default; that stands
before a message in a pair; or that is a key of ``problems``. Messages of footnotes
(``cite_error_…``) are codes with dashes.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

_CODE = re.compile(r"[a-z]+(-[a-z]+)+")
_OF_NOTES = re.compile(r"cite_error_\w+")


def codes_of(source: Path) -> set[str]:
    """Return the codes in the modules of a folder."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in source.rglob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    constants = dict(pair for node in nodes for pair in _constants(node))
    takers: dict[str, set[int]] = {}
    for name, place in (pair for node in nodes for pair in _takers(node)):
        takers.setdefault(name, set()).add(place)
    found = {code for node in nodes for code in _given(node, takers, constants)}
    found |= {code for node in nodes for code in _by_default(node)}
    found |= {name.replace("_", "-") for node in nodes for name in _of_notes(node)}
    return found | {code for node in nodes for code in _before_messages(node)}


def _constants(node: ast.AST) -> Iterator[tuple[str, str]]:
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
        for code in _texts(node.value):
            yield node.targets[0].id, code


def _takers(node: ast.AST) -> Iterator[tuple[str, int]]:
    """Yield the name of what takes a code, and the place of that among its arguments."""
    names: list[str] = []
    if isinstance(node, ast.FunctionDef):
        names = [one.arg for one in (*node.args.args, *node.args.kwonlyargs)]
        names = names[1:] if names[:1] == ["self"] else names
    elif isinstance(node, ast.ClassDef):
        fields = (one.target for one in node.body if isinstance(one, ast.AnnAssign))
        names = [field.id for field in fields if isinstance(field, ast.Name)]
    if isinstance(node, ast.FunctionDef | ast.ClassDef) and "code" in names:
        yield node.name, names.index("code")


def _given(node: ast.AST, takers: dict[str, set[int]], constants: dict[str, str]) -> Iterator[str]:
    if not isinstance(node, ast.Call):
        return
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


def _by_default(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.arguments):
        named = node.args[len(node.args) - len(node.defaults) :]
        pairs = zip((*named, *node.kwonlyargs), (*node.defaults, *node.kw_defaults), strict=True)
        for argument, default in pairs:
            if argument.arg == "code" and default is not None:
                yield from _texts(default)


def _of_notes(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield from filter(_OF_NOTES.fullmatch, [node.value])


def _before_messages(node: ast.AST) -> Iterator[str]:
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
