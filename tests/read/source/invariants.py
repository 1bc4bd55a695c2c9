"""What holds for every document of the source view, whatever the wikitext."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from wikiextract.nodes import Document, Link, Table, TemplateCall


def nodes_in(value: object) -> Iterator[msgspec.Struct]:
    """`value` and every node inside it, with a stack instead of recursion."""
    todo = [value]
    while todo:
        one = todo.pop()
        if isinstance(one, tuple):
            todo.extend(reversed(one))
        elif isinstance(one, msgspec.Struct):
            yield one
            todo.extend(getattr(one, name) for name in reversed(one.__struct_fields__))


def check_document(document: Document, wikitext: str) -> None:
    check_spans(document, wikitext)
    check_templates(document, wikitext)
    check_links(document)
    check_tables(document)
    known = {reference.id for reference in document.references}
    assert len(known) == len(document.references)
    for node in nodes_in((document.sections, document.infoboxes, document.notices)):
        assert set(getattr(node, "references", ())) <= known


def check_spans(document: Document, wikitext: str) -> None:
    for node in nodes_in(document):
        span = getattr(node, "span", None)
        if span is not None:
            assert 0 <= span[0] <= span[1] <= len(wikitext), node


def check_templates(document: Document, wikitext: str) -> None:
    """Calls stand in document order, inside their parents, and say where they are."""
    last = -1
    for index, call in enumerate(document.templates):
        assert call.span is not None
        start, end = call.span
        assert wikitext.startswith("{{", start)
        assert wikitext.startswith("}}", end - 2)
        assert start > last
        last = start
        if call.parent is not None:
            assert call.parent < index
            outer = document.templates[call.parent].span
            assert outer is not None
            assert outer[0] < start
            assert end < outer[1]
        check_parameters(call, wikitext)


def check_parameters(call: TemplateCall, wikitext: str) -> None:
    for parameter in call.parameters:
        assert parameter.span is not None
        written = wikitext[slice(*parameter.span)]
        if "\r" not in written and "\0" not in wikitext and wikitext.isprintable():
            assert parameter.raw in written


def check_links(document: Document) -> None:
    """Each link of the page's blocks stands in one node; `templates` says again what calls hold."""
    seen: set[tuple[int, int]] = set()
    for node in nodes_in(document.sections):
        if isinstance(node, Link) and node.span is not None:
            key = node.span
            text_of_calls = any(
                call.span is not None and call.span[0] <= key[0] and key[1] <= call.span[1]
                for call in document.templates
            )
            if not text_of_calls:
                assert key not in seen, node
                seen.add(key)


def check_tables(document: Document) -> None:
    """Cells fill no place of the grid twice, and stay inside it."""
    for node in nodes_in(document.sections):
        if not isinstance(node, Table):
            continue
        taken: set[tuple[int, int]] = set()
        for number, row in enumerate(node.rows):
            for cell in row.cells:
                for below in range(cell.rowspan or 1):
                    for right in range(cell.colspan or 1):
                        place = (number + below, cell.column + right)
                        assert place not in taken
                        assert place[0] < len(node.rows)
                        assert place[1] < node.width
                        taken.add(place)
