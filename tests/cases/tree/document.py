"""A document, or the record made of it, part by part."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import TypeAlias

from tests.cases.tree.blocks import show_section, show_value
from tests.cases.tree.boxes import show_infobox, show_navbox, show_notice
from tests.cases.tree.values import indent, show_text
from wikiextract import Article
from wikiextract.nodes import Citation, Document, Span

Shown: TypeAlias = Document | Article

_FACTS = (
    "display_title",
    "page_id",
    "revision_id",
    "timestamp",
    "url",
    "wikidata_id",
    "redirect_to",
    "redirect_anchor",
    "disambiguation",
    "short_description",
)


def show_document(document: Shown, wikitext: str | None = None, parts: Collection[str] = ()) -> str:
    """Return what `document` holds: all, or the `parts` named in `PARTS`, in their order.

    With the `wikitext` of the page, spans are shown as the text that they name.
    """
    chosen = [show for name, show in PARTS.items() if name in (parts or _ALL)]
    return "\n".join(line for show in chosen for line in show(document, wikitext))


def _facts(document: Shown, _: str | None) -> Iterator[str]:
    for name in _FACTS:
        value = getattr(document, name, None)
        if value is not None:
            yield f"{name} {value!r}"
    place = document.coordinates
    if place is not None:
        globe = f" {place.globe}" if place.globe else ""
        yield f"coordinates {place.latitude} {place.longitude} “{place.text or ''}”{globe}"


def _infoboxes(document: Shown, _: str | None) -> Iterator[str]:
    for infobox in document.infoboxes:
        yield from show_infobox(infobox)


def _sections(document: Shown, _: str | None) -> Iterator[str]:
    for section in document.sections:
        yield from show_section(section)


def _kinds_of_blocks(document: Shown, _: str | None) -> Iterator[str]:
    for section in document.sections:
        kinds = [type(block).__name__ for block in section.blocks]
        if kinds:
            yield f"blocks {' '.join(kinds)}"


def _navboxes(document: Shown, _: str | None) -> Iterator[str]:
    for navbox in document.navboxes:
        yield from show_navbox(navbox)


def _notices(document: Shown, _: str | None) -> Iterator[str]:
    for notice in document.notices:
        yield from show_notice(notice)


def _categories(document: Shown, wikitext: str | None) -> Iterator[str]:
    for category in document.categories:
        parts = [
            f"category {category.name}",
            f"sort {category.sort_key!r}" if category.sort_key else None,
            f"by {category.source}" if category.source else None,
            category.template,
            "hidden" if category.hidden else None,
        ]
        yield " ".join(part for part in parts if part) + _at(category.span, wikitext)


def _references(document: Shown, _: str | None) -> Iterator[str]:
    for note in document.references:
        name = f" name={note.name}" if note.name else ""
        group = f" group={note.group}" if note.group else ""
        yield f"reference {note.id}{name}{group}"
        yield from indent(show_text(note.text, note.links, note.images, note.references))
        if note.citation is not None:
            yield f"  citation {_given(note.citation)}"


def _given(citation: Citation) -> str:
    given = {name: getattr(citation, name) for name in citation.__struct_fields__}
    given["identifiers"] = {one.name: one.value for one in citation.identifiers}
    return " ".join(f"{name}={value!r}" for name, value in given.items() if value)


def _language_links(document: Shown, _: str | None) -> Iterator[str]:
    for link in document.language_links:
        yield f"language {link.language}: {link.title}"


def _external_links(document: Shown, _: str | None) -> Iterator[str]:
    for link in document.external_links:
        yield f"external {link.url}" + (f" {link.text!r}" if link.text else "")


def _stored_facts(document: Shown, wikitext: str | None) -> Iterator[str]:
    for fact in document.stored_facts or ():
        of = "" if fact.subobject is None else f" of {fact.subobject!r}"
        table = "" if fact.table is None else f" in {fact.table}"
        row = "" if fact.row is None else f" row {fact.row}"
        place = _at(fact.span, wikitext)
        yield f"stored {fact.system}{table}{of}{row} {fact.property} = “{fact.value.text}”{place}"


def _templates(document: Shown, wikitext: str | None) -> Iterator[str]:
    for number, call in enumerate(document.templates):
        parent = "" if call.parent is None else f" in {call.parent}"
        yield f"call {number} {call.kind} {call.name}{parent}{_at(call.span, wikitext)}"
        for one in call.parameters:
            positional = " (positional)" if one.positional else ""
            head = f"{one.name}{positional} {one.raw!r}{_at(one.span, wikitext)}"
            yield from indent(show_value(one.value, head))


def _diagnostics(document: Shown, _: str | None) -> Iterator[str]:
    for one in document.diagnostics:
        yield f"! {one.code}: {one.message}"


def _at(span: Span | None, wikitext: str | None) -> str:
    """The text that a span names, shortened."""
    if span is None or wikitext is None:
        return ""
    text = wikitext[slice(*span)]
    return f" at {text if len(text) < 60 else f'{text[:28]} … {text[-28:]}'!r}"


PARTS: Mapping[str, Callable[[Shown, str | None], Iterator[str]]] = {
    "facts": _facts,
    "infoboxes": _infoboxes,
    "sections": _sections,
    "navboxes": _navboxes,
    "notices": _notices,
    "kinds_of_blocks": _kinds_of_blocks,
    "categories": _categories,
    "references": _references,
    "language_links": _language_links,
    "external_links": _external_links,
    "stored_facts": _stored_facts,
    "templates": _templates,
    "diagnostics": _diagnostics,
}
_ALL = frozenset(PARTS) - {"kinds_of_blocks"}
