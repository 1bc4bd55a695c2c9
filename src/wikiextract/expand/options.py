"""How pages are expanded: limits and switches, one frozen value."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec


class ExpandOptions(msgspec.Struct, frozen=True, kw_only=True):
    """Options of the expansion; the defaults are MediaWiki's, or Wikimedia's where they differ.

    Sizes are in bytes of UTF-8 (https://www.mediawiki.org/wiki/Manual:Template_limits):

    * `include_size`: of all transcluded text together, nested text counted at each level;
    * `argument_size`: of all parameter values together;
    * `template_depth`: templates within templates; `expansion_depth`: constructs within constructs;
    * `held_size`: of texts, markers, frames, calls and matches that are kept for the page, in
      characters: what MediaWiki's memory limit is for;
    * `nodes`: visited preprocessor nodes; `expensive_calls`: calls such as ``{{#ifexist:}}``;
    * `string_functions`: whether ``{{#len:}}`` and kin are there (on Wikimedia wikis they are not);
    * `now`: the time that ``{{CURRENTTIME}}`` and ``{{#time:}}`` show, aware. By default it is that
      of the page's revision, so that output is reproducible;
    * `time_zone`: the wiki's own, by its identifier (``{{LOCALTIME}}``);
    * `trace_origins`: whether it is followed which text is the value of which parameter;
    * `variant`: the language variant that the reader has chosen (``"zh-tw"``);
    * `fragment_mode`: how ``{{anchorencode:}}`` encodes (Manual:$wgFragmentMode);
    * `not_included`: ids of namespaces whose pages are not transcluded
      (Manual:$wgNonincludableNamespaces);
    * `cached_characters`: how much wikitext of parsed templates is kept in memory.
    """

    include_size: int = 2 * 1024 * 1024
    argument_size: int = 2 * 1024 * 1024
    held_size: int = 64 * 1024 * 1024
    template_depth: int = 100
    expansion_depth: int = 100
    nodes: int = 1_000_000
    expensive_calls: int = 500
    string_functions: bool = False
    now: datetime | None = None
    time_zone: str = "UTC"
    trace_origins: bool = False
    variant: str | None = None
    fragment_mode: Literal["html5", "legacy"] = "html5"
    not_included: frozenset[int] = frozenset()
    cached_characters: int = 20_000_000
