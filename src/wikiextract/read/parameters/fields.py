"""The fields of a box, counted through."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from wikiextract.expand.origins import StatementName
from wikiextract.nodes import Field, FieldGroup, Infobox, StatementSource

Names = Mapping[int, tuple[str, ...]]
"""Parameters (and names of statements) by the number of a field, in the order of `fields_of`."""


def fields_of(box: Infobox) -> Iterator[Field]:
    """All fields of a box, in their order."""
    todo = list(reversed(box.groups))
    while todo:
        group = todo.pop()
        yield from group.fields
        todo.extend(reversed(group.groups))


def with_names(box: Infobox, names: Names) -> Infobox:
    """The box with `param` on the fields that `names` numbers, in the order of `fields_of`.

    Those that have one keep it: the markup of their box says so.
    """
    if not names:
        return box
    count = 0

    def named(group: FieldGroup) -> FieldGroup:
        nonlocal count
        fields = []
        for field in group.fields:
            # A parameter may have the empty name ("{{Box|=v}}"); no field can be named so.
            stated = [name for name in names.get(count, ()) if name]
            known = [name for name in stated if not isinstance(name, StatementName)]
            if field.param is not None:
                known = [field.param, *(field.more_params or ())]
            fields.append(
                replace(
                    field,
                    param=known[0] if known else None,
                    more_params=tuple(known[1:]) or None,
                    source=_source(stated) or field.source,
                )
            )
            count += 1
        return replace(group, fields=tuple(fields), groups=tuple(map(named, group.groups)))

    return replace(box, groups=tuple(map(named, box.groups)))


def _source(names: Sequence[str]) -> StatementSource | None:
    """Return the statements that a value shows, which are told where it shows nothing else."""
    stated = [name for name in names if isinstance(name, StatementName)]
    if len(stated) != 1:
        return None
    return StatementSource(entity=stated[0].entity, property=stated[0].property_id)
