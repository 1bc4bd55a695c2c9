"""The inputs of a command that are on the network."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wikiextract.errors import InputError
from wikiextract.site import Site
from wikiextract.site.bundled import wiki_of_name
from wikiextract.sources import Source
from wikiextract.sources.live import (
    Access,
    LiveSource,
    is_address,
    sources_of_addresses,
    wiki_at,
)


@dataclass(frozen=True, kw_only=True)
class LiveWanted:
    """What is wanted of the wiki that ``--site`` names, with ``--live``."""

    site: str | None
    titles: Iterable[str] = ()
    categories: Iterable[str] = ()
    namespaces: frozenset[int] | None = None


def with_live_sources(
    inputs: Sequence[str], access: Access, live: LiveWanted | None = None
) -> list[str | Source]:
    """Return the inputs with addresses as sources, and what is wanted of a live wiki.

    Addresses of one wiki are one source, in the place of the first of them. Raises `InputError`
    when nothing says which wiki is meant, or nothing is wanted.
    """
    made = {
        source.addresses[0]: source
        for source in sources_of_addresses(filter(is_address, inputs), access)
    }
    found: list[str | Source] = []
    for one in dict.fromkeys(inputs):
        if not is_address(one):
            found.append(one)
        elif one in made:
            found.append(made[one])
    if live is not None:
        if found:
            advice = "leave it out, or read the files in a run of their own"
            raise InputError("--live", "reads the wiki of --site, not an INPUT", advice)
        found.append(_source(live, access))
    if not found:
        raise InputError("INPUT", "there is none", "name a file, or - for standard input")
    return found


def _source(live: LiveWanted, access: Access) -> LiveSource:
    titles, categories = tuple(live.titles), tuple(live.categories)
    if not titles and not categories:
        advice = "add --title, --titles or --category"
        raise InputError("--live", "says nothing of which pages are wanted", advice)
    if live.site is None:
        raise InputError("--live", "needs the wiki", "add --site with a name or an address")
    wiki = live.site if is_address(live.site) else Site.load(live.site).base_url
    if not wiki:
        advice = "give the address of the wiki as --site"
        raise InputError(live.site, "does not say where the wiki is", advice)
    return LiveSource(
        wiki=wiki,
        titles=titles,
        categories=categories,
        namespaces=live.namespaces,
        access=access,
    )


def site_of_sources(sources: Sequence[str | Source], site: str | None) -> str | None:
    """Return the site of a run: as it is stated, or what a live wiki that we do not know says.

    Wikis of which there are several, and those that are bundled, say it page by page. Raises
    `InputError` when the wiki does not answer.
    """
    if site is not None and not is_address(site):
        return site
    source = sources[0]
    if len(sources) != 1 or not isinstance(source, LiveSource):
        return None
    name, base, path = wiki_at(source.wiki, source.access)
    known = wiki_of_name(name) if name else None
    return None if known is not None and base.startswith(known.address) else path
