"""The page store: what transclusion needs from a dump, in one SQLite file."""

from wikiextract.store.add import AddReport, add_texts
from wikiextract.store.build import BuildReport, HiddenDecision, Texts, build_store
from wikiextract.store.inputs import BuildListener, BuildProgress
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
from wikiextract.store.store import Store
from wikiextract.store.used_pages import Asked, PageStates, UsedPages, Uses

__all__ = [
    "AddReport",
    "Asked",
    "BuildListener",
    "BuildProgress",
    "BuildReport",
    "HiddenDecision",
    "MemoryPages",
    "NoPages",
    "Overlay",
    "PageInfo",
    "PageSource",
    "PageStates",
    "PageText",
    "Redirect",
    "Statistics",
    "Store",
    "Texts",
    "UsedPages",
    "Uses",
    "add_texts",
    "build_store",
]
