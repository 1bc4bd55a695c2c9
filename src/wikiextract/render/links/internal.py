"""Links between pages: ``[[target|text]]trail``, categories, language links, pictures.

https://www.mediawiki.org/wiki/Help:Links. What follows each ``[[`` decides what it is: a complete
link, the beginning of a picture whose caption holds links itself, or text.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

from wikiextract.markup.annotations import read_annotation, told_link
from wikiextract.markup.names import SELF_LINK
from wikiextract.render.links.annotations import annotate
from wikiextract.render.links.external import apply_external_links
from wikiextract.render.links.language_links import take_language_link
from wikiextract.render.media.files import make_image
from wikiextract.render.media.links import media_link
from wikiextract.render.quotes import quotes_in_line
from wikiextract.render.sanitizer import anchor_link, escape_text
from wikiextract.site.links import relative_title
from wikiextract.site.title import CATEGORY, FILE, MEDIA, SPECIAL

if TYPE_CHECKING:
    from wikiextract.render.roles import TextPage
    from wikiextract.site import Site, Title

_TARGET = r"[^\[\]{}|<>\x00-\x1f\x7f]+"
_COMPLETE = re.compile(rf"({_TARGET})(?:\|(.+?))?\]\]", re.DOTALL)
_STATED = re.compile(r"([^\[\]|\n]+)(?:\|(.+?))?\]\]", re.DOTALL)
_BEGINNING = re.compile(rf"({_TARGET})\|")
_MAX_NESTING = 5
_UPWARDS = re.compile(r"^(?:\.\./)+")
_CODE_POINT = re.compile(r"\\x\{([0-9A-Fa-f]+)\}")
_BLANK = " \t\n\r\0\x0b"
_LINE_BLANK = " \t\r\n\f\x0b"
# Links to pages here that may be something else than a link.
_OTHER_KINDS = frozenset({CATEGORY, FILE, MEDIA})


def apply_internal_links(text: str, page: TextPage, nesting: int = 0) -> str:
    """Return text with holders in place of links (or, where no link is shown, with the result)."""
    if "[[" not in text:
        return text
    if nesting > _MAX_NESTING:
        page.log.report("links-too-deep", "Links are nested too deep in captions.")
        return text
    return _Links(text, page, nesting).run()


class _Links:
    """One run over one text."""

    def __init__(self, text: str, page: TextPage, nesting: int) -> None:
        self.segments = text.split("[[")
        self.page = page
        self.site: Site = page.site
        self.nesting = nesting
        self.out: list[str] = [self.segments[0]]
        self.next = 1
        # Pictures that begin before this segment have no end, either.
        self.no_end_before = 0
        self.prefix = _prefix_pattern(self.site.link_prefix_pattern)
        self.trail = self.site.link_trail
        self.may_state = self.site.may_have_annotations and not page.annotates

    def run(self) -> str:
        while self.next < len(self.segments):
            segment = self.segments[self.next]
            self.next += 1
            if not self._link(segment):
                self.out.append("[[" + segment)
        return "".join(self.out)

    def _link(self, segment: str) -> bool:
        """Write what a ``[[`` and the text behind it give; return False if they are text."""
        if self.page.annotates and self._states(segment):
            return True
        complete = _COMPLETE.match(segment)
        if complete is not None:
            written, text, trail = _written(complete)
        else:
            beginning = _BEGINNING.match(segment)
            if beginning is None:
                return False
            written, text, trail = beginning[1], segment[beginning.end() :], ""
        written = written.lstrip(" ")
        if complete is not None and self.may_state:
            stated = read_annotation(written)
            if stated is not None and stated.value:
                self.page.log.report("link-may-state", told_link(written), severity="info")
        title = self.site.link_title(written, self.page.title)
        if title is None:
            return False
        if complete is None:
            found = None
            if title.namespace == FILE and not title.forced and title.interwiki is None:
                found = self._caption_end(text)
            if found is None:
                self._unfinished(title, written, text)
                return True
            text, trail = found
        self._place(title, written, text, trail)
        return True

    def _states(self, segment: str) -> bool:
        """Write what a link shows that states something; return False if none begins here.

        Its value may hold what no title can.
        """
        match = _STATED.match(segment)
        stated = read_annotation(match[1]) if match is not None else None
        if match is None or stated is None:
            return False
        _, text, trail = _written(match)
        self.out.append(annotate(stated, text or None, self.page) + trail)
        return True

    def _unfinished(self, title: Title, written: str, text: str) -> None:
        """A link without an end is text, but its target is decoded and in full."""
        decoded = _decoded(written)
        full = relative_title(decoded, self.page.title)
        if full != decoded and not text:
            text = self._shown_target(decoded, title)
        self.out.append(f"[[{full}|{text}")

    def _caption_end(self, text: str) -> tuple[str, str] | None:
        """The caption of a picture, which may hold links, and what follows it."""
        start = self.next
        if start < self.no_end_before:
            return None
        parts = [text]
        position = start
        while position < len(self.segments):
            pieces = self.segments[position].split("]]", 2)
            position += 1
            if len(pieces) == 1:
                # It belongs to this text, so that a picture which begins there does not go on.
                position += 1
                break
            parts.append(f"[[{pieces[0]}]]{pieces[1]}")
            if len(pieces) == 3:
                self.next = position
                return "".join(parts), pieces[2]
        # Whoever begins further on meets the same end.
        self.no_end_before = position
        return None

    def _place(self, title: Title, written: str, text: str, trail: str) -> None:
        shown = text
        if not text:
            shown = self._shown_target(_decoded(written), title)
        elif "''" in text:
            shown = quotes_in_line(text)
        if (title.interwiki is not None or title.namespace in _OTHER_KINDS) and (
            self._is_other_kind(title, written, text, shown, trail)
        ):
            return
        inside, trail = self._split_trail(trail)
        shown = shown + inside if self.prefix is None else self._take_prefix() + shown + inside
        link = self._own_page(title, shown) if title.interwiki is None else None
        self.out.append((link or self.page.links.hold(title, shown)) + trail)

    def _is_other_kind(self, title: Title, written: str, text: str, shown: str, trail: str) -> bool:
        """Write what a link to another language, a picture or the like gives; False: a link."""
        page, out = self.page, self.out
        link = not title.forced and not self._through_own_prefix(written)
        if link and take_language_link(title, page, labelled=bool(text)):
            self._drop_line(trail)
        elif title.interwiki is not None:
            return False
        elif link and title.namespace == FILE:
            out.append(self._picture(title, shown if text else "") + trail)
        elif link and title.namespace == CATEGORY:
            page.categories.add(title, text)
            self._drop_line(trail)
        elif title.namespace == MEDIA:
            out.append(page.strip.add_general(media_link(title, shown, page)) + trail)
        else:
            return False
        return True

    def _through_own_prefix(self, written: str) -> bool:
        """Return True if a link names the wiki itself first; it is then an ordinary one."""
        prefix, colon, _ = written.partition(":")
        wiki = self.site.other_wiki(prefix.strip().lower()) if colon else None
        return wiki is not None and wiki.local

    def _shown_target(self, written: str, title: Title) -> str:
        """The text of a link that states none: its target as written; relative ones in full.

        A slash at the end of a relative one asks for its own part alone.
        """
        shown = written[1:] if written.startswith(":") else written
        if not self.page.title.has_subpages or not shown.startswith(("/", "../")):
            return shown
        path, hash_sign, fragment = shown.partition("#")
        if path.rstrip(" ") == "/":
            return hash_sign + fragment or escape_text(title.full)
        own = path.lstrip("/") if path[0] == "/" else _UPWARDS.sub("", path)
        if own.endswith("/") and own.rstrip("/"):
            return own.rstrip("/") + hash_sign + fragment
        if path[0] == "/" or title.text == written:
            return shown
        return escape_text(title.full)

    def _picture(self, title: Title, text: str) -> str:
        page = self.page
        if text:
            # Links in a caption are links; so are URLs.
            text = apply_internal_links(apply_external_links(text, page), page, self.nesting + 1)
        return page.strip.add_general(make_image(title, text, page))

    def _own_page(self, title: Title, shown: str) -> str | None:
        """A link to the page itself, which is bold in the browser."""
        own = self.page.title
        if title.namespace == SPECIAL or title.namespace != own.namespace:
            return None
        if title.text != own.text and own.text not in self._spellings(title):
            return None
        if title.fragment is None:
            return f'<a class="mw-selflink {SELF_LINK}">{shown}</a>'
        if self.page.options.structure == "1.39":
            return None
        anchor = escape_text(anchor_link(title.fragment, self.page.options.fragment_mode))
        return f'<a class="mw-selflink-fragment" href="#{anchor}">{shown}</a>'

    def _spellings(self, title: Title) -> list[str]:
        conversion = self.page.conversion
        if conversion is None or not title.text or self.page.pages.exists(title):
            return []
        return conversion.spellings(title.text)

    def _split_trail(self, trail: str) -> tuple[str, str]:
        match = self.trail.match(trail)
        end = match.end() if match is not None else 0
        return (trail[:end], trail[end:]) if end else ("", trail)

    def _take_prefix(self) -> str:
        """Take what belongs to the link, in some languages, off the text before it; return it."""
        if self.prefix is None or not self.out:
            return ""
        before = self.out[-1]
        match = self.prefix.search(before)
        if match is None or not match[0]:
            return ""
        self.out[-1] = before[: match.start()]
        return match[0]

    def _drop_line(self, trail: str) -> None:
        """After a link that shows nothing: its line goes when it is alone there."""
        out = self.out
        if self.page.options.structure == "current":
            line_break = out[-1].find("\n", len(out[-1].rstrip(_LINE_BLANK)))
            if line_break >= 0:
                out[-1] = out[-1][:line_break]
            out.append(trail)
            return
        while out:
            out[-1] = out[-1].rstrip(_BLANK)
            if out[-1] or len(out) == 1:
                break
            out.pop()
        out.append(trail)


def _written(link: re.Match[str]) -> tuple[str, str, str]:
    """The target and text ("": none) of a link that is whole, and what follows it."""
    text, trail = link[2] or "", link.string[link.end() :]
    if text and trail[:1] == "]" and "[" in text:
        # The text ends with an external link's bracket.
        return link[1], text + "]", trail[1:]
    return link[1], text, trail


def _decoded(target: str) -> str:
    """A target with its percent escapes decoded, as HTML."""
    if "%" not in target:
        return target
    return unquote(target, errors="replace").replace("<", "&lt;").replace(">", "&gt;")


@lru_cache(maxsize=64)
def _prefix_pattern(characters: str | None) -> re.Pattern[str] | None:
    """Finds what before a link belongs to it; `characters` is a PCRE character class's inside."""
    if characters is None:
        return None
    written = _CODE_POINT.sub(lambda match: re.escape(chr(int(match[1], 16))), characters)
    return re.compile(f"[{written}]+\\Z")
