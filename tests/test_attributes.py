"""Editors show what an attribute is: public classes have docstrings for each, as in the schema."""

from __future__ import annotations

import ast
import inspect
import re
import textwrap
from typing import Any

import pytest

import wikiextract
from wikiextract import nodes
from wikiextract.pipeline.counts import Counts
from wikiextract.pipeline.runs.run import Progress
from wikiextract.plugins import CalledTemplate, Plugin
from wikiextract.record.article import Extraction
from wikiextract.record.schemas import load_schema
from wikiextract.sources.page import Revision

OTHERS = (CalledTemplate, Counts, Extraction, Plugin, Progress, Revision)
CLASSES = sorted(
    {
        one
        for module in (wikiextract, nodes)
        for name in module.__all__
        if inspect.isclass(one := getattr(module, name))
    }
    | {*OTHERS},
    key=lambda one: one.__name__,
)
RENAMED = {"origin": "from"}


def attributes(kind: type) -> dict[str, str | None]:
    """The public attributes that a class states, each with its docstring."""
    (node,) = ast.parse(textwrap.dedent(inspect.getsource(kind))).body
    assert isinstance(node, ast.ClassDef)
    found: dict[str, str | None] = {}
    for one, following in zip(node.body, [*node.body[1:], None], strict=True):
        if isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name):
            text = None
            if isinstance(following, ast.Expr) and isinstance(following.value, ast.Constant):
                text = " ".join(str(following.value.value).split())
            found[one.target.id] = text
    return {name: text for name, text in found.items() if not name.startswith("_")}


def described(kind: type) -> dict[str, Any]:
    """What the schema says of the properties of a class."""
    schema = load_schema("article")
    if kind is wikiextract.Article:
        return dict(schema["properties"])
    definitions = schema["$defs"]
    tag = getattr(getattr(kind, "__struct_config__", None), "tag", None)
    name = re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower()
    for one in (f"{tag}_block", name):
        if one in definitions:
            return dict(definitions[one].get("properties", {}))
    return {}


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_attributes_have_docstrings(kind: type) -> None:
    stated = attributes(kind)
    assert [name for name, text in stated.items() if not text] == []
    for name, property_ in described(kind).items():
        if (text := stated.get(name)) is not None and name not in RENAMED.values():
            assert text == " ".join(property_["description"].split()), f"{kind.__name__}.{name}"


def test_the_schema_and_the_classes_are_compared() -> None:
    compared = [kind for kind in CLASSES if attributes(kind).keys() & described(kind).keys()]
    assert len(compared) > 35
