"""An infobox asked by name: by the parameter, the label or the property of a field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from wikiextract.nodes import Field, FieldGroup, Infobox, PageEntity, PropertyValue, Value


@dataclass(frozen=True)
class InfoboxView(Mapping[str, Value]):
    """An infobox as a mapping from names to values.

    ``box["population_total"]``, ``box["Population"]`` and ``box["populationTotal"]`` are all the
    same: the value of the field whose parameter, label or property has that name. Letters may be
    large or small, spaces may be underscores. Of several fields the first one counts; `all` gives
    each. Iteration goes over the fields' own names, the parameter or else the label.
    """

    box: Infobox
    """The infobox as it stands in the record."""

    properties: Mapping[str, tuple[PropertyValue, ...]]
    """The properties of entities that this box states."""

    @property
    def name(self) -> str | None:
        """The name of the box's template."""
        return self.box.name

    @property
    def title(self) -> str | None:
        """The title that the box shows."""
        return self.box.title

    def fields(self) -> Iterator[Field]:
        """Return the fields of all groups, in their order."""
        waiting: list[FieldGroup] = list(reversed(self.box.groups))
        while waiting:
            group = waiting.pop()
            yield from group.fields
            waiting.extend(reversed(group.groups))

    def all(self, name: str) -> list[Value]:
        """Return the values of every field of a name; see the class."""
        wanted = _key(name)
        return [
            field.value for field in self.fields() if wanted in {_key(one) for one in _names(field)}
        ] or [field.value for field in self._stating(wanted)]

    def property(self, name: str) -> tuple[PropertyValue, ...]:
        """Return the values of a property of the box's entity; empty where it has none."""
        return next((v for known, v in self.properties.items() if _key(known) == _key(name)), ())

    def __getitem__(self, name: str) -> Value:
        values = self.all(name)
        if not values:
            raise KeyError(name)
        return values[0]

    def __iter__(self) -> Iterator[str]:
        names = (next(iter(_names(field)), None) for field in self.fields())
        return iter(dict.fromkeys(name for name in names if name))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _stating(self, wanted: str) -> Iterator[Field]:
        """The fields from which values of a property come."""
        for value in self.property(wanted):
            source = value.source
            for field in self.fields():
                if source is None or (source.param is None and source.field is None):
                    continue
                if (source.param or source.field) in (field.param, field.label):
                    yield field
                    break


def box_views(
    boxes: Sequence[Infobox], entities: Iterable[PageEntity], name: str | None = None
) -> Iterator[InfoboxView]:
    """Return the boxes of a record, those of a name: of the template, or its end ("person")."""
    stated: dict[int, dict[str, tuple[PropertyValue, ...]]] = {}
    for entity in entities:
        for known, values in entity.properties.items():
            for value in values:
                number = value.source.box if value.source else None
                if number is not None:
                    properties = stated.setdefault(number, {})
                    properties[known] = (*properties.get(known, ()), value)
    for number, box in enumerate(boxes):
        if name is None or _is_named(box, name):
            yield InfoboxView(box, stated.get(number, {}))


def _is_named(box: Infobox, name: str) -> bool:
    own, wanted = _key(box.name or ""), _key(name)
    return own == wanted or own.endswith(f" {wanted}")


def _names(field: Field) -> Iterator[str]:
    yield from filter(None, (field.param, *(field.more_params or ()), field.label))


def _key(name: str) -> str:
    return " ".join(name.replace("_", " ").casefold().split())
