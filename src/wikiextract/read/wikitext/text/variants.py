"""Variant markup ``-{…}-`` without conversion: the text that was written first.

Rules: https://www.mediawiki.org/wiki/Writing_systems/Syntax.
"""

from __future__ import annotations

import re

from wikiextract.read.wikitext.constructs import VariantMarkup
from wikiextract.read.wikitext.reading import Reading

_RULE = re.compile(r"\s*[a-z]{2,3}(?:-[a-z]+)*\s*:")
# Flags of rules that only change how other text is converted.
_SILENT = frozenset("HT-D")


def variant_range(reading: Reading, variant: VariantMarkup) -> tuple[int, int]:
    """Return the range of the text that ``-{…}-`` shows, the first of several ("zh-hans:a;…")."""
    start, end = variant.parts[-1]
    flags = reading.text[slice(*variant.parts[0])].strip() if len(variant.parts) > 1 else ""
    if _SILENT.intersection(flags):
        return start, start
    rule = _RULE.match(reading.text, start, end)
    if rule is not None:
        stop = reading.text.find(";", rule.end(), end)
        return rule.end(), stop if stop >= 0 else end
    return start, end
