"""The source view drops no parameter of an infobox's call.

Each one with a value is a field, describes or is a picture of the box, is a nested box, or is named
in a diagnostic.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tests.read.source.test_real_pages import pages, site_of
from tests.shared import shared_files
from wikiextract.nodes import Document, FieldGroup, Image, Infobox, Span, TemplateCall
from wikiextract.read.wikitext import read_source

DUMPS = [*shared_files("data/*wiki*.xml.bz2"), *shared_files("data/berlin/*.xml.bz2")]
COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)


def groups_of(groups: Iterable[FieldGroup]) -> Iterator[FieldGroup]:
    for group in groups:
        yield group
        yield from groups_of(group.groups)


def kept_places(box: Infobox) -> Iterator[Span | None]:
    """The places of fields, pictures and nested boxes."""
    yield from (image.span for image in box.images)
    for group in groups_of(box.groups):
        yield group.span
        yield from (image.span for image in group.images)
        yield from (field.span for field in group.fields)


def captions_of(box: Infobox) -> str:
    images: list[Image] = [*box.images]
    images += [image for group in groups_of(box.groups) for image in group.images]
    return "\n".join(f"{image.caption}\n{image.alt}" for image in images)


def lost_parameters(document: Document) -> Iterator[str]:
    """The parameters that are nowhere."""
    calls: dict[Span | None, TemplateCall] = {call.span: call for call in document.templates}
    said = "\n".join(one.message for one in document.diagnostics)
    for box in document.infoboxes:
        if box.name is None:
            continue  # a table
        places = [place for place in kept_places(box) if place is not None]
        captions = captions_of(box)
        nested = [group.span for group in groups_of(box.groups)]
        for call in (calls[box.span], *(calls[span] for span in nested if span is not None)):
            for one in call.parameters:
                if one.span is None or not COMMENT.sub("", one.raw).strip():
                    continue
                start, end = one.span
                if any(start <= place[0] and place[1] <= end for place in places):
                    continue
                if one.value.text and one.value.text in captions:
                    continue
                if f'field "{one.name}" of {{{{{call.name}}}}}' not in said:
                    yield f"{call.name}: {one.name}={one.raw[:80]}"


@pytest.mark.shared
@pytest.mark.parametrize("path", DUMPS)
def test_parameters_are_fields_or_named(path: Path) -> None:
    lost: list[str] = []
    for title, namespace, redirects, text in pages(path):
        if namespace != 0 or redirects or "{{" not in text:
            continue
        document = read_source(text, site=site_of(path), title=title)
        lost += [f"{title}: {one}" for one in lost_parameters(document)]
    assert not lost
