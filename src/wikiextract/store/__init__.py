"""The page store: what transclusion needs from a dump, in one SQLite file."""

from typing import TYPE_CHECKING

from wikiextract.exports import loader

if TYPE_CHECKING:
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

__getattr__ = loader(
    __name__,
    {
        "wikiextract.store.add": ["AddReport", "add_texts"],
        "wikiextract.store.build": ["BuildReport", "HiddenDecision", "Texts", "build_store"],
        "wikiextract.store.inputs": ["BuildListener", "BuildProgress"],
        "wikiextract.store.memory": ["MemoryPages"],
        "wikiextract.store.overlay": ["Overlay"],
        "wikiextract.store.page_source": [
            "NoPages",
            "PageInfo",
            "PageSource",
            "PageText",
            "Redirect",
            "Statistics",
        ],
        "wikiextract.store.store": ["Store"],
        "wikiextract.store.used_pages": ["Asked", "PageStates", "UsedPages", "Uses"],
    },
)
