"""Rules by which calls are read from the form of their arguments: one function each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from wikiextract.nodes import Link, Value
from wikiextract.read.text.value_parts import is_empty
from wikiextract.read.wikitext.calls.arguments import CallArguments
from wikiextract.read.wikitext.calls.coordinates import degrees_of
from wikiextract.read.wikitext.calls.picture_calls import call_images
from wikiextract.read.wikitext.calls.shown import NOTHING_SHOWN, Shown
from wikiextract.read.wikitext.facts import facts, language_codes
from wikiextract.read.wikitext.reading import Reading
from wikiextract.read.wikitext.text.external import note_address

_NUMBER = re.compile(r"[-+−]?[\d.,\s\u00a0']*\d(?:(?:\+\d+)?//?\d+)?")
_YEAR = re.compile(r"\d{3,4}\Z")
_SLASHES = re.compile(r"(?:https?:)?//", re.I)
_POWER = re.compile(r"(?<=[a-z])[23]\Z")
_CODE = re.compile(r"[A-Z]{2,3}\Z")


def value_shown(value: Value) -> Shown:
    """Return what a call shows that shows one of its arguments."""
    return Shown(
        text=value.text or "",
        links=value.links,
        images=value.images,
        items=value.items,
        references=value.references,
        foreign_links=value.foreign_links,
    )


def show_list(reading: Reading, arguments: CallArguments) -> Shown | None:
    """A list: several arguments, or one that holds list markup."""
    filled = [value for value in arguments.positional if not is_empty(value)]
    if len(filled) == 1 and filled[0].items:
        return value_shown(filled[0])
    if not filled:
        return None
    return Shown(text=" ".join(value.text for value in filled if value.text), items=tuple(filled))


def show_month(reading: Reading, arguments: CallArguments) -> Shown | None:
    """A date in numbers, or only year and month."""
    return show_date(reading, arguments, months=True)


def show_date(reading: Reading, arguments: CallArguments, *, months: bool = False) -> Shown | None:
    """A date in numbers: year, month, day or day, month, year; the first one of two.

    Shown in ISO 8601, since the wiki's template decides how it looks. `months`: year and month
    alone are a date too.
    """
    numbers = [
        int(text) for text in arguments.raw if text.isascii() and text.isdigit() and len(text) < 9
    ]
    if not 2 <= len(numbers) == len([text for text in arguments.raw if text]) <= 6:
        return None
    if any(number > 9999 for number in numbers):
        return None
    if len(numbers) == 2 and months and _is_year(numbers[0]) and 1 <= numbers[1] <= 12:
        return Shown(text=f"{numbers[0]:04d}-{numbers[1]:02d}")
    if len(numbers) < 3:
        return None
    first, month, last = numbers[:3]
    if _is_year(first) and 1 <= month <= 12 and 1 <= last <= 31:
        return Shown(text=f"{first:04d}-{month:02d}-{last:02d}")
    if 1 <= first <= 31 and 1 <= month <= 12 and _is_year(last):
        return Shown(text=f"{last:04d}-{month:02d}-{first:02d}")
    return None


def show_worded_date(reading: Reading, arguments: CallArguments) -> Shown | None:
    """A date with its month in words: the arguments side by side."""
    raw = [text for text in arguments.raw if text]
    if len(raw) < 3 or not _day().match(raw[0]) or not raw[1].isalpha() or not _YEAR.match(raw[2]):
        return None
    return Shown(text=" ".join(raw[:3]))


def show_ordinal(reading: Reading, arguments: CallArguments) -> Shown | None:
    """A number with its ending as a name without arguments: ``{{XXe}}``, ``{{2nd}}``."""
    if arguments.call.parameters or not _ordinal().match(arguments.call.name):
        return None
    return Shown(text=arguments.call.name)


@cache
def _day() -> re.Pattern[str]:
    return re.compile(rf"[0-3]?\d(?:{_any_of(facts().words.day_endings)})?\Z")


@cache
def _ordinal() -> re.Pattern[str]:
    endings = _any_of(facts().words.ordinal_endings)
    return re.compile(rf"(?:\d{{1,3}}|[IVXLC]{{1,8}})(?:{endings})\Z")


def _any_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, words))


def _is_year(number: int) -> bool:
    return 32 <= number <= 2999


def show_url(reading: Reading, arguments: CallArguments) -> Shown | None:
    """An address, perhaps with a text to show instead."""
    if not arguments.positional or not _SLASHES.match(arguments.raw[0]):
        return None
    links = arguments.positional[0].links
    if len(links) != 1 or links[0].kind != "external":
        return None
    shown = arguments.positional[1].text if len(arguments.positional) > 1 else None
    text = shown or _SLASHES.sub("", links[0].target).rstrip("/")
    assert arguments.call.span is not None
    note_address(reading, links[0].target, shown, arguments.call.span[0])
    link = Link(text=text, target=links[0].target, kind="external", span=arguments.call.span)
    return Shown(text=text, links=(link,))


def show_pronunciation(reading: Reading, arguments: CallArguments) -> Shown | None:
    """``{{IPAc-en|ˈ|b|ɜːr|l|ɪ|n}}``: sounds one by one."""
    words = facts().words
    if not arguments.lowered.startswith(words.pronunciation):
        return None
    settings = words.pronunciation_settings
    filled = [text for text in arguments.raw if text and text not in settings]
    # Where it is said so ("US") stands before the sounds.
    places = [text for text in filled if len(text) == 2 and text.isascii() and text.isupper()]
    sounds = "".join(text for text in filled if text not in places).replace("_", " ")
    if not sounds:
        return None
    return Shown(text=f"{', '.join(places)}: /{sounds}/" if places else f"/{sounds}/")


def show_images(reading: Reading, arguments: CallArguments) -> Shown | None:
    """A call with names of files as arguments shows these files (and captions nobody can place)."""
    images = call_images(arguments)
    return Shown(images=images) if images else None


def show_degrees(reading: Reading, arguments: CallArguments) -> Shown | None:
    """Coordinates: degrees, minutes, seconds and hemispheres."""
    found = degrees_of(arguments, reading.site.language)
    return Shown(text=found.text) if found is not None else None


def show_convert(reading: Reading, arguments: CallArguments) -> Shown | None:
    """A quantity: numbers, then their unit; feet and inches and the like are two with two."""
    shown: list[str] = []
    ranges, units = facts().words.ranges, facts().amounts.units
    raw = arguments.raw
    for index, text in enumerate(raw):
        if _NUMBER.fullmatch(text):
            shown.append(text)
        elif shown and text in ranges:
            shown.append(ranges[text])
        elif shown and text:
            unit = units.get(text.lower()) or _POWER.sub(_raised, text)
            shown.append(unit)
            rest = raw[index + 1 : index + 3]
            if len(rest) < 2 or not _NUMBER.fullmatch(rest[0]) or not rest[1][:1].isalpha():
                break
        else:
            break
    return Shown(text=" ".join(shown)) if shown else None


def _raised(digit: re.Match[str]) -> str:
    return "²" if digit[0] == "2" else "³"


def show_foreign_link(reading: Reading, arguments: CallArguments) -> Shown | None:
    """A link to a page that may not exist yet, with links to it in other languages."""
    values = [value.text or "" for value in arguments.positional]
    if not any(values):
        return None
    codes = [index for index, text in enumerate(arguments.raw) if text.lower() in language_codes()]
    tail = arguments.lowered.rpartition("-")[2]
    language: str | None = None
    if "-" in arguments.lowered and tail in language_codes():
        language, local, foreign = tail, values[0], values[1] if len(values) > 1 else ""
    elif codes and codes[0] == 0 and len(values) > 1:
        language, foreign = values[0].lower(), values[1]
        local = values[2] if len(values) > 2 and values[2] else foreign
    elif codes and codes[0] <= 2:
        language, local = values[codes[0]].lower(), values[0]
        foreign = values[codes[0] + 1] if len(values) > codes[0] + 1 else ""
    else:
        local, foreign = values[0], ""
    display = arguments.display()
    text = (display.text if display is not None else None) or local
    title = reading.site.title(local)
    span = arguments.call.span
    target = title.prefixed if title is not None else local
    links = (Link(text=text, target=target, span=span),)
    if language is None:
        return Shown(text=text, links=links)
    other = Link(
        text=foreign or local,
        target=foreign or local,
        kind="interwiki",
        interwiki=language,
        span=span,
    )
    return Shown(text=text, links=links, foreign_links=(other,))


def show_sorted(reading: Reading, arguments: CallArguments) -> Shown | None:
    """``{{sort|key|text}}``: the text; a key alone is shown."""
    values = arguments.positional
    if not values:
        return None
    return value_shown(values[1] if len(values) > 1 else values[0])


def show_sorted_name(reading: Reading, arguments: CallArguments) -> Shown | None:
    """``{{sortname|First|Last|Page}}``: a person, with a link to its page."""
    values = [value.text or "" for value in arguments.positional]
    text = " ".join(part for part in values[:2] if part)
    if not text:
        return None
    settings = facts().words
    if any(arguments.first_of((name,)) for name in settings.without_link):
        return Shown(text=text)
    addition = arguments.first_of(settings.disambiguating)
    written = values[2] if len(values) > 2 and values[2] else text
    if addition is not None and written == text:
        written = f"{text} ({addition.text})"
    title = reading.site.title(written)
    target = title.prefixed if title is not None else written
    link = Link(text=text, target=target, span=arguments.call.span)
    return Shown(text=text, links=(link,))


def show_country(reading: Reading, arguments: CallArguments) -> Shown | None:
    """``{{DEU}}``: a country's code, which shows its flag and name."""
    if not _CODE.match(arguments.call.name) or len(arguments.call.parameters) > 1:
        return None
    if arguments.call.parameters:
        # "{{USA|#}}" and the like: the flag alone.
        return NOTHING_SHOWN if len(arguments.call.parameters[0].raw) < 3 else None
    name = country_name(arguments.call.name, reading.site.language)
    return Shown(text=name) if name is not None else None


@lru_cache(maxsize=4096)
def country_name(code: str, language: str) -> str | None:
    """Return a country's name in a language by its code of two or three letters."""
    if len(code) == 3:
        aliases = get_global("territory_aliases").get(code)
        code = facts().countries.get(code) or (aliases[0] if aliases else "")
    try:
        territories = Locale.parse(language.replace("-", "_")).territories
    except (UnknownLocaleError, ValueError):
        territories = Locale("en").territories
    name = territories.get(code)
    return str(name) if name is not None else None
