"""Formulas that nothing drew, told from the text around them."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, cast

from lxml import etree

from wikiextract.markup.formulas import FALLBACK, tex_shown
from wikiextract.read.html.tree.class_names import has_class_with

if TYPE_CHECKING:
    from lxml.etree import _Element

_FALLBACKS = etree.XPath(f"descendant::*[contains(@class, '{FALLBACK}')]")


def settle_formulas(content: _Element, classes_in_it: Collection[str]) -> None:
    """Put a ``math`` element in place of each text below `content` that stands for a formula."""
    if not has_class_with(classes_in_it, [FALLBACK]):
        return
    for element in cast("list[_Element]", _FALLBACKS(content)):
        formula = element.makeelement("math")
        formula.set("alttext", tex_shown("".join(map(str, element.itertext()))))
        for child in list(element):
            element.remove(child)
        element.text = None
        element.append(formula)
