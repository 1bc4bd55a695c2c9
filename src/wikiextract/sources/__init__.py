"""Where pages come from: XML dumps, saved HTML pages, NDJSON of rendered pages, single files."""

from wikiextract.sources.damage import Damage
from wikiextract.sources.file_source import FileSource, StandardInput, source_of
from wikiextract.sources.input_kinds import InputKind
from wikiextract.sources.memory_source import MemorySource
from wikiextract.sources.opened import STANDARD_INPUT, OpenInput, open_source
from wikiextract.sources.page import DumpNamespace, DumpSiteInfo, Page, PageFailure, Revision
from wikiextract.sources.source import Source, Stored
from wikiextract.sources.xml.dump import read_dump, read_fragment

__all__ = [
    "STANDARD_INPUT",
    "Damage",
    "DumpNamespace",
    "DumpSiteInfo",
    "FileSource",
    "InputKind",
    "MemorySource",
    "OpenInput",
    "Page",
    "PageFailure",
    "Revision",
    "Source",
    "StandardInput",
    "Stored",
    "open_source",
    "read_dump",
    "read_fragment",
    "source_of",
]
