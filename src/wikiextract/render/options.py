"""Options of rendering: a wiki's configuration and a reader's wishes."""

from __future__ import annotations

from typing import Literal

import msgspec

from wikiextract.render.sanitizer.anchors import FragmentMode


class RenderOptions(msgspec.Struct, frozen=True, kw_only=True):
    """One value for a whole run.

    * `variant`: the language variant that the reader sees (``"zh-tw"``); ``None``: text stays as it
      was written and variant markup resolves to the wiki's default;
    * `structure`: how headings and media are built up: ``"1.39"`` as in that version of MediaWiki,
      ``"current"`` as since 1.43 (``<div class="mw-heading">``, ``<figure>``);
    * `fragment_modes`: anchors of headings, the first is the main one (Manual:$wgFragmentMode);
    * `magic_links`: which of ``ISBN``, ``PMID``, ``RFC`` become links (Manual:$wgEnableMagicLinks;
      none by default, as in MediaWiki, while Wikimedia's wikis have all three);
    * `thumb_width`: pixels of a thumbnail without a width;
    * `no_follow`: external links carry ``rel="nofollow"``, but for `followed_domains`;
      `external_link_target`: their ``target``;
    * `external_images`: prefixes of URLs that are shown as images; ``("",)`` allows all;
    * `language_links_anywhere`: links with a language prefix in the text are language links;
    * `script_path`: URL of ``index.php`` for links to missing pages.
    """

    variant: str | None = None
    structure: Literal["1.39", "current"] = "1.39"
    fragment_modes: tuple[FragmentMode, ...] = ("html5", "legacy")
    magic_links: frozenset[str] = frozenset()
    thumb_width: int = 180
    no_follow: bool = True
    followed_domains: tuple[str, ...] = ()
    external_link_target: str | None = None
    external_images: tuple[str, ...] = ()
    language_links_anywhere: bool = True
    script_path: str = "/index.php"

    @property
    def fragment_mode(self) -> FragmentMode:
        """The main way in which anchors are encoded."""
        return self.fragment_modes[0] if self.fragment_modes else "html5"
