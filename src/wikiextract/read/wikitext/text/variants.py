"""Variant markup ``-{…}-`` without conversion: what readers see who chose no variant.

Rules: https://www.mediawiki.org/wiki/Writing_systems/Syntax.
"""

from __future__ import annotations

import re

from wikiextract.nodes import Span
from wikiextract.read.wikitext.constructs import VariantMarkup
from wikiextract.read.wikitext.reading import Reading
from wikiextract.render.variants.rules import shown_by_default
from wikiextract.render.variants.wiki_variants import wiki_variants

_RULE = re.compile(r"\s*[a-z]{2,3}(?:-[a-z]+)*\s*:")
# Flags of rules that only change how other text is converted.
_SILENT = frozenset("HT-D")


def variant_range(reading: Reading, variant: VariantMarkup) -> Span | None:
    """Return the range of the text that ``-{…}-`` shows, one of several ("zh-hans:a;…").

    None on a wiki whose language has no variants: there it is no markup.
    """
    start, end = variant.parts[-1]
    variants = wiki_variants(reading.site)
    if variants is None and reading.site.dbname is not None:
        return None
    written = reading.text[slice(*variant.parts[0])] if len(variant.parts) > 1 else ""
    flags = {flag.strip() for flag in written.split(";")}
    if flags & _SILENT:
        return start, start
    if variants is None:
        # The wiki is not known; the first text serves.
        rule = _RULE.match(reading.text, start, end)
        if rule is None:
            return start, end
        stop = reading.text.find(";", rule.end(), end)
        return rule.end(), stop if stop >= 0 else end
    if "R" in flags or flags.intersection(variants.spelled):
        return start, end
    first, last = shown_by_default(reading.text[start:end], variants)
    return start + first, start + last
