"""Colours of the pages that we write: text has a contrast of 4.5 to 1, and marks of 3 to 1."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src" / "wikiextract"

_COLOURS = re.compile(r"--([\w-]+):\s*#([0-9a-f]{3}|[0-9a-f]{6})\b", re.IGNORECASE)
_TEXT = re.compile(r"(?<![\w-])color:\s*([^;}]+)|svg text\s*\{\s*fill:\s*([^;}]+)")
_NAME = re.compile(r"var\(--([\w-]+)\)")
_OTHER = {"inherit", "currentColor"}


@dataclass(frozen=True)
class Style:
    """A style: `surfaces` are what text stands on, `marks` what is told by colour.

    `pairs` are texts that stand on a ground of their own.
    """

    surfaces: frozenset[str]
    marks: frozenset[str] = frozenset()
    pairs: dict[str, str] = field(default_factory=dict)


STYLES = {
    "inspect/data/inspector.css": Style(
        surfaces=frozenset({"back", "bar"}),
        marks=frozenset({"problem", "focus"}),
        pairs={"lit-text": "lit"},
    ),
    "pipeline/reports/data/report.css": Style(
        surfaces=frozenset({"page", "card"}),
        marks=frozenset(
            {"good", "reused", "warning", "error", "skipped", "info", "plain", "covered", "typed"}
        ),
    ),
}


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour in hex, as WCAG 2 defines it."""
    full = colour if len(colour) == 6 else "".join(digit * 2 for digit in colour)
    parts = [int(full[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def palettes(css: str) -> dict[str, dict[str, str]]:
    """Return the colours by name, in light and in dark."""
    light, dark = re.findall(r":root\s*\{([^}]*)\}", css)
    assert css.index("prefers-color-scheme: dark") < css.index(dark)
    first = {str(name): str(colour) for name, colour in _COLOURS.findall(light)}
    second = {str(name): str(colour) for name, colour in _COLOURS.findall(dark)}
    assert set(second) == set(first), "each colour has a value in dark"
    return {"light": first, "dark": second}


def texts(css: str) -> set[str]:
    """Return the names of the colours that text has."""
    found = {(one or other).strip() for one, other in _TEXT.findall(css)} - _OTHER
    names = {value: _NAME.fullmatch(value) for value in found}
    assert all(names.values()), names
    return {match[1] for match in names.values() if match}


def test_contrast_is_computed_as_wcag_does() -> None:
    assert contrast("000", "ffffff") == pytest.approx(21)
    assert contrast("777777", "fff") == pytest.approx(4.48, abs=0.01)


def test_every_style_of_ours_is_looked_at() -> None:
    assert {str(path.relative_to(SOURCE)) for path in SOURCE.rglob("*.css")} == set(STYLES)


@pytest.mark.parametrize("name", STYLES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_can_be_read(name: str, scheme: str) -> None:
    css = (SOURCE / name).read_text(encoding="utf-8")
    style, colours = STYLES[name], palettes(css)[scheme]
    plain = texts(css) - style.pairs.keys()
    wanted = [
        *((text, ground, 4.5) for text, ground in style.pairs.items()),
        *((text, ground, 4.5) for text, ground in product(plain, style.surfaces)),
        *((mark, ground, 3.0) for mark, ground in product(style.marks, style.surfaces)),
    ]
    low = {
        f"{text} on {ground}": round(contrast(colours[text], colours[ground]), 2)
        for text, ground, least in wanted
        if contrast(colours[text], colours[ground]) < least
    }
    assert not low


@pytest.mark.parametrize("name", STYLES)
def test_colours_stand_in_the_palette_alone(name: str) -> None:
    css = (SOURCE / name).read_text(encoding="utf-8")
    rest = re.sub(r":root\s*\{[^}]*\}", "", css)
    assert not re.findall(r"#[0-9a-f]{3,8}\b(?=[;\s}])|\brgba?\(|\bhsla?\(", rest)
