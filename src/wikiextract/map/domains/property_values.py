"""Pieces of text as values of a property."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from msgspec.structs import replace

from wikiextract.map.domains.box import BoxField
from wikiextract.map.domains.model import PropertyRule
from wikiextract.map.domains.pieces import ValuePiece, divide
from wikiextract.map.domains.typed import read, typed_of
from wikiextract.map.values import LONGEST, ValueContext
from wikiextract.nodes import Link, PropertyValue, TypedValue, ValueSource

_PERIOD, _AS_OF, _NOTE = "period", "asOf", "note"
CONTAINED_IN = "containedInPlace"
"""The property, and the qualifier, for what a place is part of."""
_MOST_VALUES = 1_000
_LONGEST_YES = 6
_NEAR = 4
_ROUNDING = 0.02
QUALIFIERS = (_PERIOD, _AS_OF, _NOTE, CONTAINED_IN)
"""The qualifiers that a value may have beside those of its mapping."""


def values_of(field: BoxField, rule: PropertyRule, language: str | None) -> list[PropertyValue]:
    """Return what a field states of a property, each value once.

    Of a field that several parameters make, names are taken from the parameter itself; dates and
    the like are told apart by their kind.
    """
    named = rule.kind in ("text", "link", None)
    value = field.argument if named and field.argument is not None else field.value
    pieces = divide(value, rule.split, language)
    if rule.split == "places":
        pieces = _behind_dates(pieces)
    found = each_once(one for piece in pieces for one in _of_piece(piece, rule, language, field))
    found = in_one_unit(found)
    if rule.select and found:
        return [found[0 if rule.select == "first" else -1]]
    return found


def in_one_unit(values: list[PropertyValue]) -> list[PropertyValue]:
    """Return the values without those that state an amount again, in another unit."""
    kept: list[PropertyValue] = []
    for value in values:
        if not any(_same_amount(value, known) for known in kept[-_NEAR:]):
            kept.append(value)
    return kept


def _same_amount(one: PropertyValue, other: PropertyValue) -> bool:
    if one.typed is None or other.typed is None:
        return False
    first, second = one.typed.si_number, other.typed.si_number
    if first is None or second is None or one.typed.si_unit != other.typed.si_unit:
        return False
    another = one.typed.unit_code != other.typed.unit_code
    return another and abs(first - second) <= _ROUNDING * max(abs(first), abs(second))


def _behind_dates(pieces: list[ValuePiece]) -> list[ValuePiece]:
    """Return the places of a text that says when and where: they stand behind the date."""
    dated = [i for i, piece in enumerate(pieces) if any(one.kind == "date" for one in piece.typed)]
    return pieces[dated[-1] + 1 :] if dated else pieces


def _of_piece(
    piece: ValuePiece, rule: PropertyRule, language: str | None, field: BoxField
) -> list[PropertyValue]:
    source = field.source
    if rule.prefix or rule.suffix:
        return [_address(f"{rule.prefix or ''}{piece.text}{rule.suffix or ''}", source)]
    if rule.transform == "internal" and not piece.links:
        piece = piece._replace(links=(Link(text=piece.text, target=piece.text),))
    if rule.kind == "link" and _is_no_name(piece, language):
        return []
    qualifiers = _qualifiers(piece, language)
    types = rule.types or None
    if rule.kind in ("text", "link") or (rule.kind is None and not _is_one_value(piece)):
        return [
            PropertyValue(
                text=piece.text,
                typed=_identifier(piece),
                link=_link_of(piece, rule),
                types=types,
                qualifiers=qualifiers,
                source=source,
            )
        ]
    unit = rule.units.get(field.name, rule.unit)
    typed = typed_of(piece, rule, unit, language)
    return [_typed(one, _beside(one, qualifiers), source) for one in typed]


def _link_of(piece: ValuePiece, rule: PropertyRule) -> Link | None:
    """Return the first link of a name that shows all of it, but for signs and what follows them.

    A link in words that say more leads to something else, one in the note behind a name, too. Of
    places it is the first: what each is part of is told apart.
    """
    if rule.split == "places":
        return next((one for one in piece.links if one.text and one.text in piece.text), None)
    return next((one for one in piece.links if one.text and _shows_all(one.text, piece.text)), None)


def _shows_all(shown: str, text: str) -> bool:
    """Return True if no word stands right before or behind what a link shows of a text."""
    before, found, behind = text.partition(shown)
    words = before.rstrip()[-1:] + behind.lstrip()[:1]
    return bool(found) and not any(map(str.isalpha, words))


def _beside(
    typed: TypedValue, qualifiers: dict[str, tuple[PropertyValue, ...]] | None
) -> dict[str, tuple[PropertyValue, ...]] | None:
    """Return the qualifiers of a value, without what its own text says ("12 km (7.5 mi)")."""
    if not qualifiers:
        return None
    kept = {
        name: values
        for name, values in qualifiers.items()
        if not all(one.text and one.text in typed.text for one in values)
    }
    return kept or None


def _is_no_name(piece: ValuePiece, language: str | None) -> bool:
    """Return True if a text names nothing: it is a number, a date, a yes or a no."""
    if any(link.kind != "external" for link in piece.links):
        return False
    if not any(map(str.isalpha, piece.text)) or _is_one_value(piece):
        return True
    context = ValueContext(language, "boolean")
    return len(piece.text) <= _LONGEST_YES and bool(read(piece.text, context))


def _is_one_value(piece: ValuePiece) -> bool:
    """Return True if a text is nothing but a typed value."""
    return len(piece.typed) == 1 and len(piece.typed[0].text) == len(piece.text)


def _identifier(piece: ValuePiece) -> TypedValue | None:
    """Return the identifier or colour that a text is and nothing else; it stays a text."""
    known = _is_one_value(piece) and piece.typed[0].kind in ("identifier", "colour")
    return piece.typed[0] if known else None


def _typed(
    typed: TypedValue,
    qualifiers: dict[str, tuple[PropertyValue, ...]] | None,
    source: ValueSource,
) -> PropertyValue:
    if typed.as_of is not None and not (qualifiers and _AS_OF in qualifiers):
        day = TypedValue(kind="date", text=typed.as_of, origin=typed.origin, edtf=typed.as_of)
        as_of = PropertyValue(text=typed.as_of, typed=day)
        qualifiers = {**(qualifiers or {}), _AS_OF: (as_of,)}
    return PropertyValue(text=typed.text, typed=typed, qualifiers=qualifiers, source=source)


def _address(text: str, source: ValueSource) -> PropertyValue:
    """Return the value that a prefix makes of a text: an address, where it looks like one."""
    is_url = text.startswith(("http://", "https://"))
    typed = TypedValue(kind="url", text=text, value=text) if is_url else None
    return PropertyValue(text=text, typed=typed, source=source)


def _qualifiers(
    piece: ValuePiece, language: str | None
) -> dict[str, tuple[PropertyValue, ...]] | None:
    """Return what stands beside a thing: when it was so, or what it is part of."""
    found: dict[str, tuple[PropertyValue, ...]] = {}
    if piece.note and len(piece.note) <= LONGEST:
        context = ValueContext(language, "date")
        dates = [one for one in read(piece.note, context) if one.kind == "date"]
        if len(dates) == 1:
            found[_PERIOD] = (PropertyValue(text=dates[0].text, typed=dates[0]),)
        elif not dates:
            found[_NOTE] = (PropertyValue(text=piece.note),)
    if piece.inside:
        found[CONTAINED_IN] = tuple(PropertyValue(text=one.text, link=one) for one in piece.inside)
    return found or None


def value_key(value: PropertyValue) -> Hashable:
    """Return what two values have in common that state the same, whatever field each is of."""
    if value.typed is not None:
        return replace(value.typed, text="", origin="text", unit=None, as_of=None)
    inner = tuple((name, *map(value_key, one)) for name, one in (value.properties or {}).items())
    return value.text, value.link.target if value.link is not None else None, inner


def each_once(values: Iterable[PropertyValue]) -> list[PropertyValue]:
    """Return the values without those that state what one before them does; at most a thousand."""
    known: dict[Hashable, PropertyValue] = {}
    for value in values:
        if len(known) >= _MOST_VALUES:
            break
        known.setdefault(value_key(value), value)
    return list(known.values())
