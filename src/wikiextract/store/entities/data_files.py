"""The facts about Wikidata that decide what a store keeps: data/reach.json."""

from __future__ import annotations

from functools import cache

from wikiextract.data_files import DataFile, read_data


class ReachedParts(DataFile, frozen=True):
    """The part that is kept of an entity that has no page of the wiki, but that others name.

    `languages`: those of terms that stand for every language; `sites`: wikis whose sitelinks are
    kept besides those of the wiki and of its languages; `chains`: properties by which modules go
    from entity to entity, each with what it is; `values`: those of which they look up the value.
    """

    languages: tuple[str, ...]
    chains: dict[str, str]
    values: dict[str, str]
    sites: tuple[str, ...]

    @property
    def statements(self) -> frozenset[str]:
        """The properties whose statements are kept."""
        return frozenset((*self.chains, *self.values))


@cache
def reach() -> ReachedParts:
    """Return the content of data/reach.json."""
    return read_data(__package__, "reach", ReachedParts)
