"""Character references in HTML text."""

from __future__ import annotations

import pytest

from wikiextract.render.sanitizer import decode_references, normalise_references


@pytest.mark.parametrize(
    ("text", "decoded", "normalised"),
    [
        ("a&b", "a&b", "a&amp;b"),
        ("?a=b&action=c", "?a=b&action=c", "?a=b&amp;action=c"),
        ("&#65;&#x41;", "AA", "&#65;&#x41;"),
        ("&amp;&eacute;", "&é", "&amp;&#233;"),
        ("&#0;", "\ufffd", "&amp;#0;"),
        ("&#" + "9" * 5000 + ";", "&#" + "9" * 5000 + ";", "&amp;#" + "9" * 5000 + ";"),
        ("&#" + "0" * 5000 + "65;", "A", "&#65;"),
    ],
)
def test_references(text: str, decoded: str, normalised: str) -> None:
    assert decode_references(text) == decoded
    assert normalise_references(text) == normalised
