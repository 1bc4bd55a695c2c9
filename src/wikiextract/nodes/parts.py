"""The parts of a record that somebody asked for: one value for the whole way of a page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from wikiextract.errors import InputError

ALWAYS: tuple[str, ...] = (
    "title",
    "display_title",
    "page_id",
    "namespace",
    "language",
    "site",
    "url",
    "revision",
    "kind",
    "redirect_to",
    "redirect_anchor",
    "wikidata_id",
    "diagnostics",
    "extraction",
)
"""The attributes that every record has, as far as they are known: which page it is."""

PARTS: tuple[str, ...] = (
    "short_description",
    "abstract",
    "coordinates",
    "image",
    "infoboxes",
    "sections",
    "navboxes",
    "categories",
    "references",
    "notices",
    "language_links",
    "external_links",
    "templates",
    "stored_facts",
    "entity",
    "more_entities",
)
"""The attributes that one can ask for or leave out, in the order of the record."""


LEAD = "lead"
"""What a document has of its first section, where nobody asks for the others."""

JOINED = "joined"
"""Says that a document of wikitext is only joined with what the reader sees.

Of its sections the places of lists, tables and extension tags are asked for, with what tells which
they are; of its boxes those that are tables. Running text, navboxes and notices are not.
"""


@dataclass(frozen=True, slots=True)
class Parts:
    """Which parts of a record are asked for; by default all of `PARTS`.

    Whoever makes records is given it, and neither writes nor computes the others:

        Extractor(store=store, parts=Parts.only(["infoboxes", "categories"]))
        run_block(block, BlockOptions(folder=folder, parts=Parts.only(columns)))

    A record says in its `extraction` which parts it was asked for, so that what it does not have is
    not taken for what the page does not have. Whoever reads columns may hand over all their names:
    those that every record has (`ALWAYS`) ask for nothing more.
    """

    names: frozenset[str] = frozenset(PARTS)
    """The names of the parts."""

    @classmethod
    def only(cls, names: str | Iterable[str]) -> Parts:
        """Return the parts of these names (or of a text that has them with commas between).

        Raises `InputError` for a name of nothing that a record has, and for none at all.
        """
        return cls(frozenset(_listed(names, "only")).intersection(PARTS))

    @classmethod
    def without(cls, names: str | Iterable[str]) -> Parts:
        """Return all parts but those of these names; raises as `only` does.

        Raises `InputError`, too, for what every record has.
        """
        listed = _listed(names, "without")
        for name in listed:
            if name in ALWAYS:
                problem = f"every record has its {name}"
                raise InputError("without", problem, f"what can be left out: {', '.join(PARTS)}")
        return cls(frozenset(PARTS).difference(listed))

    def __contains__(self, name: str) -> bool:
        return name in self.names

    @property
    def everything(self) -> bool:
        """True when all parts are asked for."""
        return self.names.issuperset(PARTS)

    @property
    def stated(self) -> tuple[str, ...] | None:
        """The names as a record states them, in its order; None for all.

        Where nothing is asked for beyond what every record has, that is its title.
        """
        if self.everything:
            return None
        return tuple(name for name in PARTS if name in self.names) or (ALWAYS[0],)

    def has_any(self, names: Iterable[str]) -> bool:
        """Return True if one of these parts is asked for."""
        return not self.names.isdisjoint(names)

    def plus(self, *names: str) -> Parts:
        """Return these parts and those of the names."""
        return Parts(self.names.union(names))


EVERYTHING = Parts()
"""All parts: what is made when nobody asks for less."""


def asked_parts(
    only: str | Iterable[str] | None = None, without: str | Iterable[str] | None = None
) -> Parts:
    """Return the parts that one of two options names; all where neither does.

    Raises `InputError` for both, and for names that are none.
    """
    if only is not None and without is not None:
        raise InputError("only", "parts are either named or left out", "give only or without")
    if only is not None:
        return Parts.only(only)
    return EVERYTHING if without is None else Parts.without(without)


def _listed(names: str | Iterable[str], option: str) -> list[str]:
    """The names, each known."""
    given = names.split(",") if isinstance(names, str) else names
    listed = [one for name in given if (one := name.strip())]
    for name in listed:
        if name not in PARTS and name not in ALWAYS:
            raise InputError(
                option, f"{name} is no part of a record", f"the parts are {', '.join(PARTS)}"
            )
    if not listed:
        raise InputError(option, "names no part", f"the parts are {', '.join(PARTS)}")
    return listed
