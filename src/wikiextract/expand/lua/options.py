"""How modules are run."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

MIB = 1 << 20


@dataclass(frozen=True, kw_only=True)
class LuaOptions:
    """Limits hold for one page; those of Wikimedia's wikis are the default.

    * `seconds`: processor time for all modules of the page, what they have expanded included;
    * `memory`: bytes that the modules of the page may take;
    * `cached_source`: bytes of module source whose compiled form is kept between pages;
    * `cached_data`: bytes (about) of `mw.loadData` tables that are kept between pages;
    * `remembered_answers`: how many answers of string functions about short texts are kept;
    * `wikibase`: whether there is `mw.wikibase`: to all ("always"), to none ("never"), or only to
      an ``#invoke`` that fails without ("needed"). A module that does without when there is none
      would else say of pages that they are not on Wikidata, which nobody knows. Where there is
      a source of entities, which knows, "needed" is "always";
    * `error_markup`: how an error stands in the text, as MediaWiki 1.39 prints it (``id``) or as
      later versions do (``class``, which names the error by a hash);
    * `version`: what `mw.site.currentVersion` says;
    * `clock`: gives the processor time of the thread, in seconds.
    """

    seconds: float = 10.0
    memory: int = 50 * MIB
    cached_source: int = 16 * MIB
    cached_data: int = 32 * MIB
    remembered_answers: int = 20_000
    wikibase: Literal["always", "needed", "never"] = "needed"
    error_markup: Literal["id", "class"] = "id"
    version: str = "1.39.17"
    clock: Callable[[], float] = time.thread_time
