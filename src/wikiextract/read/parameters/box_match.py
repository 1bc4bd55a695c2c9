"""A box and the parameters that are known for its fields, from the surest way to a guess."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from wikiextract.nodes import Field, Infobox, Value
from wikiextract.read.parameters.equal_values import fields_by_value
from wikiextract.read.parameters.fields import Names, fields_of, with_names
from wikiextract.read.parameters.marked_fields import names_by_marks
from wikiextract.read.parameters.marked_rows import MarkedRows


@dataclass(frozen=True)
class BoxMatch:
    """A box with what is known by now. Each way to tell gives another match; what was known stays.

    `names` are parameters by the number of their field, `followed` those that were followed into a
    module, whether or not they came out of it.
    """

    box: Infobox
    fields: Sequence[Field]
    names: Names = field(default_factory=dict)
    followed: frozenset[str] = frozenset()

    @classmethod
    def of(cls, box: Infobox) -> BoxMatch:
        """Return the match of a box of which no more is known than its markup says."""
        fields = tuple(fields_of(box))
        stated = {
            number: (each.param, *(each.more_params or ()))
            for number, each in enumerate(fields)
            if each.param is not None
        }
        return cls(box, fields, stated)

    def left(self) -> dict[int, Field]:
        """Return the fields whose parameters are not known, by their number."""
        return {n: each for n, each in enumerate(self.fields) if n not in self.names}

    def by_marks(
        self, read: Sequence[Infobox], names: Sequence[str], followed: frozenset[str] = frozenset()
    ) -> BoxMatch:
        """Return the match with what marks tell.

        `read` are the boxes that a text with marks shows, `names` the parameters by their marks;
        `followed` were followed into modules on the way.
        """
        return self._with(names_by_marks(self.fields, read, names), followed)

    def by_rows(self, rows: MarkedRows, followed: frozenset[str] = frozenset()) -> BoxMatch | None:
        """Return the match with what marks tell in rows that were not read; None: they must be."""
        found = rows.names(self.fields)
        return None if found is None else self._with(found, followed)

    def _with(self, found: Names, followed: frozenset[str]) -> BoxMatch:
        if not found:
            return self
        return replace(self, names={**found, **self.names}, followed=self.followed | followed)

    def values_left(self, values: Mapping[str, str]) -> Mapping[str, str]:
        """Return those of `values` (wikitext by parameter) that may be shown by a field left."""
        if not self.left():
            return {}
        used = {name for names in self.names.values() for name in names} | self.followed
        return {name: value for name, value in values.items() if name not in used}

    def by_value(self, said: Mapping[str, Value], *, all_followed: bool) -> BoxMatch:
        """Return the match with fields that show what just one parameter says.

        `said` is what the values left show. With `all_followed` every value was followed into the
        box, so that one that was not found there is in it by chance.
        """
        left = self.left()
        if not left or not said:
            return self
        followed = all_followed or bool(self.followed)
        return replace(self, names={**self.names, **fields_by_value(left, said, followed=followed)})

    def result(self) -> Infobox:
        """Return the box with the parameters of its fields."""
        return with_names(self.box, self.names)
