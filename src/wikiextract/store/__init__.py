"""The page store: what transclusion needs from a dump, in one SQLite file."""

from wikiextract.store.memory import MemoryPages
from wikiextract.store.overlay import Overlay
from wikiextract.store.page_source import (
    NoPages,
    PageInfo,
    PageSource,
    PageText,
    Redirect,
    Statistics,
)

__all__ = [
    "MemoryPages",
    "NoPages",
    "Overlay",
    "PageInfo",
    "PageSource",
    "PageText",
    "Redirect",
    "Statistics",
]
