"""Pages of a wiki that is on the network, through its API. Needs httpx (the extra ``live``)."""

from wikiextract.sources.live.client import Access
from wikiextract.sources.live.live_source import LiveSource, is_address, sources_of_addresses
from wikiextract.sources.live.siteinfo import LiveWiki, wiki_at

__all__ = [
    "Access",
    "LiveSource",
    "LiveWiki",
    "is_address",
    "sources_of_addresses",
    "wiki_at",
]
