"""Where pages come from: XML dumps, saved HTML pages, NDJSON of rendered pages, single files."""

from wikiextract.sources.kinds import Kind
from wikiextract.sources.page import DumpNamespace, DumpSiteInfo, Page, PageFailure, Revision
from wikiextract.sources.source import STANDARD_INPUT, Source, open_source
from wikiextract.sources.xml_dump import read_dump, read_fragment

__all__ = [
    "STANDARD_INPUT",
    "DumpNamespace",
    "DumpSiteInfo",
    "Kind",
    "Page",
    "PageFailure",
    "Revision",
    "Source",
    "open_source",
    "read_dump",
    "read_fragment",
]
