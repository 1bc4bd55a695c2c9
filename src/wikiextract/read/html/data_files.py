"""The data files of the HTML view (``data/*.json``): names that wikis give to classes and ids."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from wikiextract.data_files import DataFile, read_data


class BoxClasses(DataFile, frozen=True):
    """``box_classes.json``: class tokens of boxes by what they say; `stub_word` are words."""

    infobox: frozenset[str]
    infobox_part: frozenset[str]
    navbox: frozenset[str]
    navbox_part: frozenset[str]
    sidebar: frozenset[str]
    hatnote: frozenset[str]
    stub: frozenset[str]
    message: frozenset[str]
    message_part: frozenset[str]
    article_message: frozenset[str]
    plain_message: frozenset[str]
    not_a_box: frozenset[str]
    data_table: frozenset[str]
    maintenance: frozenset[str]
    disambiguation: frozenset[str]
    collapsible: frozenset[str]
    floating: frozenset[str]
    stub_word: frozenset[str]


class BoxParts(DataFile, frozen=True):
    """``box_parts.json``: what classes say of a part of a box; the description explains each key.

    `heading`, `name` and `place` are whole tokens, `below` and `pretitle` ends of tokens, `head` is
    a pattern of tokens, the others are parts of tokens.
    """

    heading: frozenset[str]
    name: frozenset[str]
    place: frozenset[str]
    below: tuple[str, ...]
    pretitle: tuple[str, ...]
    head: str
    caption: tuple[str, ...]
    pair_label: tuple[str, ...]
    pair_value: tuple[str, ...]
    title: tuple[str, ...]
    no_title: tuple[str, ...]
    section: tuple[str, ...]
    no_section: tuple[str, ...]
    above_or_below: tuple[str, ...]
    row_label: tuple[str, ...]
    navigation: frozenset[str]


class TabMarks(DataFile, frozen=True):
    """``tab_marks.json``: class tokens of tabs by their part; `name` are attributes."""

    widget: frozenset[str]
    label: frozenset[str]
    content: frozenset[str]
    bar: frozenset[str]
    name: tuple[str, ...]


class Interface(DataFile, frozen=True):
    """``interface.json``: classes, ids and values of ``display`` by how an element is shown."""

    hidden_classes: frozenset[str]
    interface_classes: frozenset[str]
    interface_ids: frozenset[str]
    collapsed_classes: frozenset[str]
    block_displays: frozenset[str]
    pixels: Mapping[str, float]
    no_colour: frozenset[str]


class Microformats(DataFile, frozen=True):
    """``microformats.json``: classes and attributes that state dates, places and sort keys."""

    dates: frozenset[str]
    places: frozenset[str]
    date_attributes: tuple[str, ...]
    sort_key: str


class ElementRoles(DataFile, frozen=True):
    """``elements.json``: names of elements by what they mean to readers; `headings` in order."""

    skipped: frozenset[str]
    blocks: frozenset[str]
    styling: frozenset[str]
    not_nesting: frozenset[str]
    headings: tuple[str, ...]
    lists: frozenset[str]
    media: frozenset[str]


class PageMarks(DataFile, frozen=True):
    """``page_marks.json``: ids and classes of elements that say something of the page."""

    coordinate_ids: frozenset[str]
    disambiguation_ids: frozenset[str]
    item_ids: frozenset[str]
    classes: frozenset[str]
    own_links: tuple[str, ...]
    no_description: frozenset[str]


class CitationMarks(DataFile, frozen=True):
    """``citation_marks.json``: how the markup of citations says what is what.

    `source` are classes of what describes a source, `no_kind` those of them, and others, that do
    not tell its kind; `access_date` are classes; `identifiers` patterns of the addresses that
    resolve an identifier, which is their first group, by its scheme.
    """

    source: frozenset[str]
    no_kind: frozenset[str]
    access_date: frozenset[str]
    identifiers: Mapping[str, str]


@cache
def box_classes() -> BoxClasses:
    """Return the classes of boxes."""
    return read_data("wikiextract.read.html", "box_classes", BoxClasses)


@cache
def box_parts() -> BoxParts:
    """Return the classes of parts of boxes."""
    return read_data("wikiextract.read.html", "box_parts", BoxParts)


@cache
def tab_marks() -> TabMarks:
    """Return the classes of tabs."""
    return read_data("wikiextract.read.html", "tab_marks", TabMarks)


@cache
def elements() -> ElementRoles:
    """Return the elements by what they mean to readers."""
    return read_data("wikiextract.read.html", "elements", ElementRoles)


@cache
def interface() -> Interface:
    """Return what says that an element is hidden or part of the interface."""
    return read_data("wikiextract.read.html", "interface", Interface)


@cache
def page_marks() -> PageMarks:
    """Return what marks statements about the page."""
    return read_data("wikiextract.read.html", "page_marks", PageMarks)


@cache
def citation_marks() -> CitationMarks:
    """Return what marks the parts of citations."""
    return read_data("wikiextract.read.html", "citation_marks", CitationMarks)


@cache
def identifier_addresses() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return (scheme, pattern of the addresses that resolve it) for each identifier known."""
    known = citation_marks().identifiers
    return tuple((scheme, re.compile(pattern)) for scheme, pattern in known.items())


@cache
def microformats() -> Microformats:
    """Return the classes by which elements state something for machines."""
    return read_data("wikiextract.read.html", "microformats", Microformats)
