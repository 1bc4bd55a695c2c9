"""Formulas: their TeX source, once, out of MathML, images and fallbacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element


def formula_of_element(element: _Element) -> str | None:
    """The TeX source of a formula (``span.mwe-math-element``, ``math``, ``img``), None if unstated.

    Extension:Math states it as the MathML annotation, as ``alttext`` and as the picture's ``alt``.
    """
    for annotation in element.iter("annotation"):
        if annotation.get("encoding") == "application/x-tex" and annotation.text:
            return _plain(annotation.text)
    for inner in element.iter("math"):
        stated = inner.get("alttext")
        if stated:
            return _plain(stated)
    for image in element.iter("img"):
        stated = image.get("alt")
        if stated:
            return _plain(stated)
    text = " ".join("".join(str(piece) for piece in element.itertext()).split())
    return text or None


def _plain(tex: str) -> str:
    """TeX without the outer ``{\\displaystyle …}`` that Extension:Math adds."""
    tex = " ".join(tex.split())
    for style in ("\\displaystyle", "\\textstyle"):
        start = "{" + style
        if tex.startswith(start) and tex.endswith("}"):
            return tex[len(start) : -1].strip()
    return tex
