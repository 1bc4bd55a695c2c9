"""The Arrow schema of records: `flat_record`'s shape as types. Needs pyarrow.

The names are those of the record's schema. List and struct types with 32-bit offsets are
what DuckDB, Spark, Polars and pandas read without help.
"""

from __future__ import annotations

from typing import Any

import pyarrow as pa

TEXT, FLAG, SHORT, LONG, DECIMAL = pa.string(), pa.bool_(), pa.int32(), pa.int64(), pa.float64()
TEXTS = pa.list_(TEXT)


def _struct(**fields: pa.DataType) -> pa.DataType:
    return pa.struct(list(fields.items()))


def _texts(*names: str) -> dict[str, pa.DataType]:
    return dict.fromkeys(names, TEXT)


NAMED = pa.list_(_struct(name=TEXT, value=TEXT))
SPAN = _struct(start=SHORT, end=SHORT)
LINK = _struct(
    **_texts("text", "target", "kind", "anchor", "interwiki", "language_name"), red=FLAG, span=SPAN
)
LINKS = pa.list_(LINK)
IMAGE = _struct(
    **_texts("file", "caption", "alt", "url", "media"), links=LINKS, references=TEXTS, span=SPAN
)
IMAGES = pa.list_(IMAGE)
_DECIMALS = ("number", "low", "high", "uncertainty", "si_number", "si_low", "si_high", "amount")
TYPED = _struct(
    **_texts("kind", "text", "from", "edtf", "start", "end", "calendar"),
    approximate=FLAG,
    **dict.fromkeys(_DECIMALS, DECIMAL),
    **_texts("unit", "unit_code", "si_unit", "currency", "duration"),
    latitude=DECIMAL,
    longitude=DECIMAL,
    **_texts("globe", "scheme", "value"),
    boolean=FLAG,
    as_of=TEXT,
)

_SHOWN: dict[str, pa.DataType] = {
    "text": TEXT,
    "links": LINKS,
    "images": IMAGES,
    "parts": TEXTS,
    "typed": pa.list_(TYPED),
    "foreign_links": LINKS,
    "references": TEXTS,
    "ordered": FLAG,
    "blocks_json": TEXT,
    "span": SPAN,
}
ITEMS = pa.list_(_struct(parent=SHORT, **_SHOWN))
VALUE = _struct(**_SHOWN, items=ITEMS)
CAPTION = _struct(**_SHOWN, items_json=TEXT)

FIELD = _struct(
    param=TEXT,
    more_params=TEXTS,
    label=TEXT,
    label_links=LINKS,
    value=VALUE,
    source=_struct(entity=TEXT, property=TEXT),
    span=SPAN,
)
FIELD_GROUP = _struct(
    parent=SHORT,
    label=TEXT,
    label_links=LINKS,
    name=TEXT,
    images=IMAGES,
    references=TEXTS,
    fields=pa.list_(FIELD),
    span=SPAN,
)
INFOBOX = _struct(
    name=TEXT,
    title=TEXT,
    title_links=LINKS,
    images=IMAGES,
    references=TEXTS,
    groups=pa.list_(FIELD_GROUP),
    span=SPAN,
)

CELL = _struct(
    value=VALUE, column=SHORT, header=FLAG, rowspan=SHORT, colspan=SHORT, blocks_json=TEXT
)
BLOCK = _struct(
    type=TEXT,
    parent=SHORT,
    text=TEXT,
    links=LINKS,
    images=IMAGES,
    references=TEXTS,
    ordered=FLAG,
    items=ITEMS,
    entries=pa.list_(_struct(terms=ITEMS, definitions=ITEMS)),
    caption=CAPTION,
    width=SHORT,
    columns=TEXTS,
    rows=pa.list_(_struct(cells=pa.list_(CELL), header=FLAG)),
    source=CAPTION,
    language=TEXT,
    name=TEXT,
    attributes=NAMED,
    template=SHORT,
    span=SPAN,
)
SECTION = _struct(
    parent=SHORT,
    level=SHORT,
    title=TEXT,
    title_links=LINKS,
    references=TEXTS,
    anchor=TEXT,
    blocks=pa.list_(BLOCK),
    span=SPAN,
)

NAVBOX_TITLE = _struct(text=TEXT, link=LINK, links=LINKS, images=IMAGES, references=TEXTS)
NAVBOX_GROUP = _struct(
    parent=SHORT,
    name=TEXT,
    label=TEXT,
    label_links=LINKS,
    foreign_links=LINKS,
    images=IMAGES,
    references=TEXTS,
    above_json=TEXT,
    below_json=TEXT,
    items=ITEMS,
)
NAVBOX = _struct(
    name=TEXT,
    kind=TEXT,
    title=NAVBOX_TITLE,
    above=VALUE,
    groups=pa.list_(NAVBOX_GROUP),
    below=VALUE,
    images=IMAGES,
    span=SPAN,
)

CATEGORY = _struct(name=TEXT, sort_key=TEXT, hidden=FLAG, source=TEXT, template=TEXT, span=SPAN)
CITATION = _struct(
    **_texts("template", "kind", "title", "container"),
    authors=TEXTS,
    editors=TEXTS,
    **_texts(
        "date", "publisher", "place", "edition", "volume", "issue", "pages", "url",
        "archive_url", "access_date", "language",
    ),
    identifiers=NAMED,
)  # fmt: skip
REFERENCE = _struct(
    **_texts("id", "name", "group", "text"),
    links=LINKS,
    images=IMAGES,
    references=TEXTS,
    citation=CITATION,
    span=SPAN,
)
NOTICE = _struct(
    **_texts("kind", "template", "text"),
    links=LINKS,
    images=IMAGES,
    references=TEXTS,
    section=TEXT,
    span=SPAN,
)
PARAMETER = _struct(**_texts("name", "raw", "text", "value_json"), positional=FLAG, span=SPAN)
TEMPLATE_CALL = _struct(
    name=TEXT, kind=TEXT, parameters=pa.list_(PARAMETER), parent=SHORT, span=SPAN
)
DIAGNOSTIC = _struct(
    **_texts("code", "severity", "message"), where=_struct(title=TEXT, template=TEXT, span=SPAN)
)
REVISION = _struct(
    id=LONG,
    parent_id=LONG,
    **_texts("timestamp", "contributor", "comment", "model", "format", "sha1"),
)

STORED_FACT = _struct(
    **_texts("system", "table", "subobject"), row=SHORT, property=TEXT, value=VALUE, span=SPAN
)

VALUE_SOURCE = _struct(
    infobox=TEXT,
    box=SHORT,
    **_texts("group", "field", "param"),
    span=SPAN,
    **_texts("entity", "property"),
)
PROPERTY = _struct(
    parent=SHORT,
    qualifier=FLAG,
    name=TEXT,
    text=TEXT,
    typed=TYPED,
    link=LINK,
    types=TEXTS,
    source=VALUE_SOURCE,
)
ENTITY = _struct(id=TEXT, types=TEXTS, label=TEXT, properties=pa.list_(PROPERTY))

_ARTICLE: dict[str, Any] = {
    "title": TEXT,
    "display_title": TEXT,
    "page_id": LONG,
    "namespace": SHORT,
    **_texts("language", "site", "url"),
    "revision": REVISION,
    **_texts("kind", "redirect_to", "redirect_anchor", "short_description", "abstract"),
    "wikidata_id": TEXT,
    "coordinates": _struct(latitude=DECIMAL, longitude=DECIMAL, globe=TEXT, text=TEXT, span=SPAN),
    "image": IMAGE,
    "infoboxes": pa.list_(INFOBOX),
    "sections": pa.list_(SECTION),
    "navboxes": pa.list_(NAVBOX),
    "categories": pa.list_(CATEGORY),
    "references": pa.list_(REFERENCE),
    "notices": pa.list_(NOTICE),
    "language_links": pa.list_(
        _struct(**_texts("language", "title", "url"), badges=TEXTS, span=SPAN)
    ),
    "external_links": pa.list_(_struct(url=TEXT, text=TEXT)),
    "templates": pa.list_(TEMPLATE_CALL),
    "stored_facts": pa.list_(STORED_FACT),
    "entity": ENTITY,
    "more_entities": pa.list_(ENTITY),
    "diagnostics": pa.list_(DIAGNOSTIC),
    "extraction": _struct(
        **_texts("version", "view", "variant"), parts=TEXTS, schema=TEXT, plugins=TEXTS
    ),
    "record_json": TEXT,
}

ARTICLE_SCHEMA = pa.schema(list(_ARTICLE.items()))
"""The columns of a record, in the record's order.

`record_json` is absent but for a record that the columns cannot hold (a number too large, nesting
too deep): it is then the whole record, and only title, kind and extraction stand in the columns.
"""
