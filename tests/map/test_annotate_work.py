"""Values of large pages take time in proportion to their size."""

from __future__ import annotations

from tests.work import is_linear
from wikiextract.map.annotate import annotate_document
from wikiextract.nodes import (
    ContentList,
    Document,
    Field,
    FieldGroup,
    Infobox,
    Parameter,
    Section,
    TemplateCall,
    Value,
)

# The texts of a size are those of no other: what was read once is known.
WIDTH = 100


def box(count: int) -> Document:
    """A box of which each field holds a call in a call."""
    fields, parameters, calls = [], [], []
    for place in range(count):
        start = (place + 1) * WIDTH
        span, name = (start, start + WIDTH - 1), f"p{place}"
        value = Value(text=f"{count}{place:04} units")
        fields.append(Field(param=name, value=value, span=span))
        parameters.append(Parameter(name=name, raw="", value=value, span=span))
        for inner in (1, 2):
            within = (start + inner, span[1] - inner)
            calls.append(TemplateCall(name="unknown", span=within))
    whole = (0, (count + 2) * WIDTH)
    outer = TemplateCall(name="Box", parameters=tuple(parameters), span=whole)
    infobox = Infobox(name="Box", groups=(FieldGroup(fields=tuple(fields)),), span=whole)
    return Document(view="source", infoboxes=(infobox,), templates=(outer, *calls))


def lists(count: int) -> Document:
    """A list of items that each say something else."""
    items = tuple(
        Value(text=f"N {number}° 31′ E {number}° ISBN {count}") for number in range(count)
    )
    return Document(view="source", sections=(Section(level=1, blocks=(ContentList(items=items),)),))


def test_boxes() -> None:
    assert is_linear(lambda count: annotate_document(box(count), "en"), 100)


def test_lists() -> None:
    assert is_linear(lambda count: annotate_document(lists(count), "en"), 100)
