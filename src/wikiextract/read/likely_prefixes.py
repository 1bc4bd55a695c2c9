"""Tells of the prefixes that were taken for languages' where no table of a wiki's is known."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from wikiextract.diagnostics import DiagnosticLog
from wikiextract.nodes import Document, LanguageLink, Link, Span
from wikiextract.site import Site

_WITHOUT_LINKS = frozenset([str, int, float, bool])


def with_likely_prefixes_told(document: Document, site: Site) -> Document:
    """Return the document with a diagnostic for each prefix that is only likely a language's."""
    if not site.likely_prefixes:
        return document
    log = DiagnosticLog(document.title)
    told = set()
    for prefix, span in _prefixes(document, site):
        wiki = site.likely_prefixes.get(prefix)
        if wiki is None or prefix in told:
            continue
        told.add(prefix)
        log.report(
            "language-prefix-assumed",
            f'"{prefix}:" is taken for the prefix of a language ({wiki.language_name}): which'
            " prefixes the wiki has is not known",
            severity="info",
            span=span,
        )
    if not told:
        return document
    return replace(document, diagnostics=(*document.diagnostics, *log.entries()))


def _prefixes(document: Document, site: Site) -> Iterator[tuple[str, Span | None]]:
    """The prefixes of a document's links, that of a redirect among them, with their places."""
    redirect = site.title(document.redirect_to) if document.redirect_to else None
    if redirect is not None and redirect.interwiki is not None:
        yield redirect.interwiki, None
    waiting: list[object] = [document]
    while waiting:
        part = waiting.pop()
        if isinstance(part, LanguageLink):
            yield part.language, part.span
        elif isinstance(part, Link):
            if part.interwiki is not None:
                yield part.interwiki, part.span
        elif isinstance(part, tuple):
            waiting.extend(reversed(part))
        elif isinstance(part, msgspec.Struct):
            values = [getattr(part, name) for name in reversed(part.__struct_fields__)]
            waiting += [one for one in values if one and type(one) not in _WITHOUT_LINKS]
