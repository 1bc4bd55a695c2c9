"""Pages of a wiki that is on the network, through its API. Needs httpx (the extra ``live``)."""

from wikiextract.sources.live.client import Access
from wikiextract.sources.live.live_source import LiveSource, is_address, sources_of_addresses

__all__ = ["Access", "LiveSource", "is_address", "sources_of_addresses"]
