"""A box as mappings see it: fields by name, whether an infobox or a plain call gave them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from msgspec.structs import replace

from wikiextract.kept import kept
from wikiextract.map.domains.model import normal_name
from wikiextract.nodes import Field, FieldGroup, Image, Infobox, TemplateCall, Value, ValueSource

_DIGITS = re.compile(r"\d{1,3}")
_MOST_FIELDS = 2_000
_BULLETS = "•·-–—‣◦ "
_BRACKETS = re.compile(r"\s*[(（\[][^()（）\[\]]{0,80}[)）\]]")


class BoxField(NamedTuple):
    """A field: its value, where it stands, and whether the box shows it.

    `number` is the one in the name that found it ("leader2"), `name` the name that did. `argument`
    is the parameter's own value, where the field shows more than that one.
    """

    value: Value
    source: ValueSource
    shown: bool = True
    number: int | None = None
    name: str = ""
    argument: Value | None = None


class MappedBox:
    """The fields of one box by the names of their parameters, else of their labels."""

    def __init__(
        self, name: str | None, title: str | None = None, image: Image | None = None
    ) -> None:
        """A box without fields yet; `image` is the picture that it shows first."""
        self.name = name
        self.title = title
        self.image = image
        self.is_infobox = True
        self.in_lead = True
        self.fields: list[BoxField] = []
        self._by_param: _Table = {}
        self._by_label: _Table = {}
        self._numbered: _Table = {}
        self._numbered_labels: _Table = {}

    @property
    def labels(self) -> frozenset[str]:
        """The labels that the box shows, in the form that `normal_name` gives."""
        return frozenset(self._by_label)

    @property
    def params(self) -> frozenset[str]:
        """The parameters that the box has, in the same form."""
        return frozenset(self._by_param)

    def add(self, field: BoxField, params: tuple[str, ...], labels: tuple[str, ...] = ()) -> None:
        """Put a field in, under its parameters and its labels."""
        if len(self.fields) >= _MOST_FIELDS:
            return
        self.fields.append(field)
        for param in params:
            _put(self._by_param, self._numbered, normal_name(param), field)
        for label in labels:
            _put(self._by_label, self._numbered_labels, normal_name(label), field)

    def has_param(self, param: str) -> bool:
        """Return True if a field has this parameter."""
        return normal_name(param) in self._by_param

    def find(self, names: tuple[str, ...], number: int | None = None) -> list[BoxField]:
        """Return the fields called one of the names, in the names' order, each once.

        Labels are asked only where the box has none of the parameters. With `number`, a ``#`` in a
        name stands for it; the fields that are shown hide those that are not.
        """
        fields = self._in(self._by_param, self._numbered, names, number)
        fields = fields or self._in(self._by_label, self._numbered_labels, names, number)
        shown = [field for field in fields if field.shown]
        return shown or fields

    def _in(
        self, table: _Table, numbered: _Table, names: tuple[str, ...], number: int | None
    ) -> list[BoxField]:
        found: dict[int, BoxField] = {}
        for name in names:
            for field in _named(table, numbered, name, number):
                found.setdefault(id(field.argument or field.value), field._replace(name=name))
        return list(found.values())

    def numbers(self, names: tuple[str, ...]) -> list[int]:
        """Return the numbers for which there are fields of these names, in order; 0 is for none."""
        return sorted({field.number or 0 for field in self.find(names)})


_Table: TypeAlias = dict[str, list[BoxField]]


def _put(table: _Table, numbered: _Table, name: str, field: BoxField) -> None:
    table.setdefault(name, []).append(field)
    for pattern, number in _patterns(name):
        numbered.setdefault(pattern, []).append(field._replace(number=number))


def _named(table: _Table, numbered: _Table, name: str, number: int | None) -> list[BoxField]:
    if "#" not in name:
        return table.get(name, [])
    if number is not None:
        return table.get(name.replace("#", str(number) if number else "").strip(), [])
    plain = table.get(name.replace("#", "").strip(), [])
    return [*(field._replace(number=0) for field in plain), *numbered.get(name, [])]


@kept(8192)
def _patterns(name: str) -> tuple[tuple[str, int], ...]:
    """Return the name with ``#`` for its first and for its last number, each with that number."""
    found = list(_DIGITS.finditer(name))
    ends = found[:1] + (found[-1:] if len(found) > 1 else [])
    return tuple((f"{name[: one.start()]}#{name[one.end() :]}", int(one[0])) for one in ends)


def box_of_infobox(infobox: Infobox, index: int, call: TemplateCall | None) -> MappedBox:
    """Return an infobox as a box, with the parameters of its call that no field shows."""
    images = [*infobox.images, *(image for group in infobox.groups for image in group.images)]
    box = MappedBox(infobox.name, infobox.title, images[0] if images else None)
    arguments = {one.name: one.value for one in call.parameters} if call is not None else {}
    for group in infobox.groups:
        for label, heading, field in _fields(group):
            _add_field(box, field, label, heading, index, infobox.name, arguments)
    if call is not None:
        _add_parameters(box, call, index)
    return box


def _add_field(
    box: MappedBox,
    field: Field,
    group: str | None,
    heading: str | None,
    index: int,
    name: str | None,
    arguments: dict[str, Value],
) -> None:
    """Add a field; one that several parameters make, under each of these with its argument."""
    source = ValueSource(
        infobox=name,
        box=index,
        group=group,
        field=field.label,
        param=field.param,
        span=field.span,
        entity=field.source.entity if field.source else None,
        property=field.source.property if field.source else None,
    )
    whole = BoxField(field.value, source)
    more = field.more_params or ()
    if not more:
        box.add(whole, (field.param,) if field.param else (), _labels(field.label, heading))
        return
    for param in (field.param, *more):
        if param:
            part = whole._replace(
                source=replace(source, param=param), argument=arguments.get(param)
            )
            box.add(part, (param,))
    box.add(whole, (), _labels(field.label, heading))


def _labels(label: str | None, heading: str | None) -> tuple[str, ...]:
    """Return what a field is called: its label, behind a bullet also with the heading above it."""
    if not label:
        return ()
    plain = label.lstrip(_BULLETS)
    if plain == label or not heading:
        return (label,)
    return (_BRACKETS.sub("", f"{heading} {plain}"), plain)


def box_of_call(call: TemplateCall) -> MappedBox:
    """Return a call of a template that is no infobox as a box."""
    box = MappedBox(call.name)
    box.is_infobox = False
    _add_parameters(box, call, None)
    return box


def _add_parameters(box: MappedBox, call: TemplateCall, index: int | None) -> None:
    for parameter in call.parameters:
        if box.has_param(parameter.name) or not (parameter.value.text or parameter.value.images):
            continue
        source = ValueSource(
            infobox=call.name, box=index, param=parameter.name, span=parameter.span
        )
        box.add(BoxField(parameter.value, source, shown=False), (parameter.name,))


def _fields(group: FieldGroup) -> Iterator[tuple[str | None, str | None, Field]]:
    """Yield the fields of a group and of the groups in it, each with its group's label and heading.

    The heading is the label of a field without a value, for those with bullets right below it.
    """
    waiting = [group]
    while waiting:
        one = waiting.pop()
        heading = one.label
        for field in one.fields:
            label = field.label or ""
            if not label.startswith(tuple(_BULLETS)):
                heading = one.label if field.value.text or not label else label
            yield one.label, heading, field
        waiting.extend(reversed(one.groups))
