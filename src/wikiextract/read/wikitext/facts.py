"""The data files of the source view (``data/*.json``): facts about wikis and languages."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TypeVar

import msgspec
from msgspec.structs import asdict

from wikiextract.data_files import DataFile, read_data

_T = TypeVar("_T", bound=DataFile)


class ForeignWords(DataFile, frozen=True):
    """``foreign_words.json``: names of namespaces, redirects, image options in every language."""

    file: frozenset[str]
    category: frozenset[str]
    redirect: frozenset[str]
    options: Mapping[str, str]


class CallFamilies(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Names of templates by what they show in running text."""

    text: tuple[str, ...]
    list: tuple[str, ...]
    line_break: tuple[str, ...]
    nothing: tuple[str, ...]
    first: tuple[str, ...]
    last: tuple[str, ...]
    footnote: tuple[str, ...]
    short_note: tuple[str, ...]
    note_reuse: tuple[str, ...]
    note_page: tuple[str, ...]
    note_list: tuple[str, ...]
    unread: tuple[str, ...]
    short_citation: tuple[str, ...]
    foreign_link: tuple[str, ...]
    convert: tuple[str, ...]
    measured: tuple[str, ...]
    sorted: tuple[str, ...]
    sorted_name: tuple[str, ...]
    quote: tuple[str, ...]


class InlineCalls(DataFile, frozen=True):
    """``inline_calls.json``: calls in running text.

    `symbols` are the texts of calls by name, `table_signs` those of which tables may be made.
    """

    families: CallFamilies
    symbols: Mapping[str, str]
    table_signs: Mapping[str, str]


class CallWords(DataFile, frozen=True):
    """``call_words.json``: words of calls in lower case, in the order in which they are tried.

    Parameters: `shown` instead of others; text and source of a quotation; settings of pictures,
    their text for those who cannot see, the caption of several. Templates: beginnings of names of
    those that show sounds, and what they take beside sounds. Values: `ranges`, what stands between
    two numbers and how it is shown; endings of ordinal numbers and of days in dates.
    `settings` are parameters that say how something is shown, `choices` values of such.
    Parser functions and variables by id: those that state something of the page, those that show
    nothing, those that depend on nothing else (or on the page's title), and those that choose one
    of several texts, with the number of the first argument that is one (`asking_functions` choose
    by what other pages are).
    """

    shown: tuple[str, ...]
    quotation: tuple[str, ...]
    quotation_source: tuple[str, ...]
    picture_settings: frozenset[str]
    alternative_text: frozenset[str]
    caption_of_all: tuple[str, ...]
    no_description: frozenset[str]
    pronunciation: tuple[str, ...]
    pronunciation_settings: frozenset[str]
    ranges: Mapping[str, str]
    day_endings: tuple[str, ...]
    ordinal_endings: tuple[str, ...]
    without_link: frozenset[str]
    disambiguating: tuple[str, ...]
    settings: frozenset[str]
    choices: frozenset[str]
    stating_functions: frozenset[str]
    silent_functions: frozenset[str]
    branch_functions: Mapping[str, int]
    asking_functions: frozenset[str]
    literal_functions: frozenset[str]
    timed_functions: frozenset[str]
    literal_of_page: frozenset[str]


class AmountWords(DataFile, frozen=True):
    """``amounts.json``: signs, units and currencies; the file's description explains each key."""

    before: Mapping[str, str]
    behind: Mapping[str, str]
    around: Mapping[str, tuple[str, str]]
    signs: Mapping[str, str]
    currency_names: Mapping[str, str]
    conversion: tuple[str, ...]
    scales: Mapping[str, str]
    power: tuple[str, ...]
    unit: tuple[str, ...]
    per_unit: tuple[str, ...]
    prefix: tuple[str, ...]
    suffix: tuple[str, ...]
    units: Mapping[str, str]
    sorting: frozenset[str]
    unseen: frozenset[str]


class BoxWords(DataFile, frozen=True):
    """``box_words.json``: parts of the names of boxes and notices in many languages."""

    infobox: tuple[str, ...]
    not_infobox: tuple[str, ...]
    stub: tuple[str, ...]
    disambiguation: tuple[str, ...]
    hatnote: tuple[str, ...]
    maintenance: tuple[str, ...]
    short_description: tuple[str, ...]
    not_navbox: tuple[str, ...]
    caption: tuple[str, ...]
    caption_alone: frozenset[str]
    title: frozenset[str]
    hatnote_links: frozenset[str]
    pointing: frozenset[str]
    pointing_first: frozenset[str]
    navbox: tuple[str, ...]
    identifiers: frozenset[str]
    folding: frozenset[str]
    folded: frozenset[str]
    date: frozenset[str]


class Classes(DataFile, frozen=True):
    """``classes.json``: classes of boxes made of tables, and of elements that are not shown.

    `box` are parts of them, `infobox` those that name infoboxes.
    """

    box: tuple[str, ...]
    infobox: frozenset[str]
    hidden: frozenset[str]


class CoordinateUnits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words by which parameters name a part of a place."""

    degrees: tuple[str, ...]
    minutes: tuple[str, ...]
    seconds: tuple[str, ...]
    hemisphere: tuple[str, ...]


class CoordinateAxes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words by which parameters name an axis."""

    lat: tuple[str, ...]
    lon: tuple[str, ...]


class CoordinateWords(DataFile, frozen=True):
    """``coordinates.json``: how calls state places; the file's description explains each key."""

    latitude: Mapping[str, int]
    longitude: Mapping[str, int]
    east_is_o: frozenset[str]
    templates: tuple[str, ...]
    in_title: tuple[str, ...]
    globe: tuple[str, ...]
    axes: CoordinateAxes
    units: CoordinateUnits
    negative: frozenset[str]
    slavic: frozenset[str]
    slavic_negative: frozenset[str]


class Facts(msgspec.Struct, frozen=True):
    """All data files. `families` is `InlineCalls.families` turned around: a name's family."""

    foreign: ForeignWords
    symbols: Mapping[str, str]
    table_signs: Mapping[str, str]
    families: Mapping[str, str]
    family_patterns: tuple[tuple[str, str, str], ...]
    words: CallWords
    amounts: AmountWords
    countries: Mapping[str, str]
    boxes: BoxWords
    classes: Classes
    coordinates: CoordinateWords


@cache
def facts() -> Facts:
    """Return the data files, read once."""
    inline = _read("inline_calls", InlineCalls)
    families: dict[str, str] = {}
    patterns: list[tuple[str, str, str]] = []
    for family, names in asdict(inline.families).items():
        for name in names:
            before, star, after = name.partition("*")
            if star:
                patterns.append((before, after, family))
            else:
                families.setdefault(name, family)
    return Facts(
        foreign=_read("foreign_words", ForeignWords),
        symbols={**inline.table_signs, **inline.symbols},
        table_signs=inline.table_signs,
        families=families,
        family_patterns=tuple(sorted(patterns, key=lambda item: -len(item[0]))),
        words=_read("call_words", CallWords),
        amounts=_read("amounts", AmountWords),
        countries=_read("countries", _Countries).codes,
        boxes=_read("box_words", BoxWords),
        classes=_read("classes", Classes),
        coordinates=_read("coordinates", CoordinateWords),
    )


@cache
def language_codes() -> frozenset[str]:
    """Return the codes of languages that wikis use for parameters such as ``{{lang|de|…}}``."""
    return _read("language_codes", _LanguageCodes).codes


class _Countries(DataFile, frozen=True):
    codes: Mapping[str, str]


class _LanguageCodes(DataFile, frozen=True):
    codes: frozenset[str]


def _read(name: str, kind: type[_T]) -> _T:
    return read_data("wikiextract.read.wikitext", name, kind)
