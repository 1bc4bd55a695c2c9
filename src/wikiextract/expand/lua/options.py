"""How modules are run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from wikiextract.expand.lua.entities import EntitySource

MIB = 1 << 20


@dataclass(frozen=True, kw_only=True)
class LuaOptions:
    """Limits hold for one page; those of Wikimedia's wikis are the default.

    * `seconds`: processor time for all modules of the page, what they have expanded included;
    * `memory`: bytes that the modules of the page may take;
    * `cached_source`: bytes of module source whose compiled form is kept between pages;
    * `wikibase`: whether there is `mw.wikibase`; `entities` knows its entities (None: nobody);
    * `error_markup`: how an error stands in the text, as MediaWiki 1.39 prints it (``id``) or as
      later versions do (``class``, which names the error by a hash);
    * `version`: what `mw.site.currentVersion` says.
    """

    seconds: float = 10.0
    memory: int = 50 * MIB
    cached_source: int = 8 * MIB
    wikibase: bool = True
    entities: EntitySource | None = None
    error_markup: Literal["id", "class"] = "id"
    version: str = "1.39.17"
