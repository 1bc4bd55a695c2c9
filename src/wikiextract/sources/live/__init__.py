"""Pages of a wiki that is on the network, through its API. Needs httpx (the extra ``live``)."""

from typing import TYPE_CHECKING

from wikiextract.exports import loader

if TYPE_CHECKING:
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

__getattr__ = loader(
    __name__,
    {
        "wikiextract.sources.live.client": ["Access"],
        "wikiextract.sources.live.live_source": [
            "LiveSource",
            "is_address",
            "sources_of_addresses",
        ],
        "wikiextract.sources.live.siteinfo": ["LiveWiki", "wiki_at"],
    },
)
