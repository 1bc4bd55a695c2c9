"""URLs without brackets, and numbers that link by themselves: ISBN, RFC, PMID.

https://www.mediawiki.org/wiki/Help:Magic_links
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from wikiextract.data_files import DataFile, read_data
from wikiextract.markup.names import EXTERNAL_LINK, FILE_LINK
from wikiextract.render.links.page_links import page_url
from wikiextract.render.links.urls import (
    CHARACTER,
    FIRST,
    SPACES,
    clean_url,
    external_image,
    external_link,
    protocols_pattern,
)
from wikiextract.render.sanitizer import escape_text
from wikiextract.site.title import SPECIAL

if TYPE_CHECKING:
    from wikiextract.render.roles import NotedPage
    from wikiextract.site import Site

_SPACE = rf"(?:[\t{SPACES}]|&nbsp;|&\#0*160;|&\#[Xx]0*[Aa]0;)"
_DASH = rf"(?:-|{_SPACE})"
_BOOK = rf"(?:97[89]{_DASH}?)?(?:[0-9]{_DASH}?){{9}}[0-9Xx]"
_NUMBERS = rf"""
    \b(?P<kind>RFC|PMID){_SPACE}+(?P<number>[0-9]+)\b
  | \bISBN{_SPACE}+(?P<isbn>{_BOOK})\b
"""
# Begins with letters, which is what makes the search fast.
_ANY_NUMBER = re.compile(rf"RFC{_SPACE}+[0-9]|PMID{_SPACE}+[0-9]|ISBN{_SPACE}+{_BOOK}")
# Tags, and links as a whole, between which the text stands.
_TAGS = re.compile(r"(<[^>]*>)")
_TAGS_AND_LINKS = re.compile(r"(<a[ \t\r\n>].*?</a>|<[^>]*>)", re.DOTALL | re.IGNORECASE)
# Ends a URL: escaped brackets and spaces.
_END = re.compile(r"&(?:lt|gt|nbsp|#x0*(?:3[CcEe]|[Aa]0)|#0*(?:60|62|160));")
_REFERENCE_AT_END = re.compile(r"&(?:[A-Za-z]+|#x[0-9A-Fa-f]+|#[0-9]+)$")


@lru_cache(maxsize=1)
def _number_urls() -> Mapping[str, Mapping[str, str]]:
    """Return the URLs for each kind of number by structure."""
    return read_data("wikiextract.render.links", "magic_links", _MagicLinks).urls


class _MagicLinks(DataFile, frozen=True):
    urls: Mapping[str, Mapping[str, str]]


@lru_cache(maxsize=64)
def _patterns(protocols: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    protocol = protocols_pattern(protocols, relative=False)
    # Cheap, as it looks for colons: those of URLs in our own tags do not count.
    others = [name for name in protocols if name.endswith(":") and name != ":"]
    short = "".join(f"|(?<=(?i:{re.escape(name)}))" for name in others)
    candidate = re.compile(rf':(?://(?<!="http://)(?<!="https://){short})')
    full = re.compile(
        rf"""
        (?P<url>\b(?P<protocol>{protocol}){FIRST}{CHARACTER}*)
      | {_NUMBERS}""",
        re.VERBOSE | re.IGNORECASE,
    )
    return candidate, full


def apply_magic_links(text: str, page: NotedPage) -> str:
    """Return text with links for URLs and numbers, but for those inside tags or other links."""
    candidate, full = _patterns(page.site.url_protocols)
    numbers = any(kind in text for kind in page.options.magic_links) and _ANY_NUMBER.search(text)
    # Tags that are not allowed look like ours to the candidates.
    if not numbers and "&lt;" not in text and candidate.search(text) is None:
        return text
    # Without an end of a link the search for it would start anew at each beginning.
    pieces = (_TAGS_AND_LINKS if "</a>" in text else _TAGS).split(text)
    for place in range(0, len(pieces), 2):
        if numbers or ":" in pieces[place]:
            pieces[place] = full.sub(lambda match: _link(match, page), pieces[place])
    return "".join(pieces)


def _link(match: re.Match[str], page: NotedPage) -> str:
    if match["url"]:
        return _url(match["url"], match["protocol"], page)
    if match["isbn"]:
        return _isbn(match, page)
    if match["kind"]:
        return _number(match, page)
    return match[0]


def _url(written: str, protocol: str, page: NotedPage) -> str:
    url = written
    end = _END.search(url)
    if end is not None:
        url = url[: end.start()]
    # Punctuation at the end belongs to the sentence.
    marks = ",;.:!?\\" if "(" in url else ",;.:!?\\)"
    kept = url.rstrip(marks)
    if url[len(kept) :].startswith(";") and _REFERENCE_AT_END.search(kept):
        kept += ";"
    if len(kept) <= len(protocol):
        return written
    clean = clean_url(kept)
    image = external_image(clean, page.options)
    if image is not None:
        return image + written[len(kept) :]
    shown = escape_text(clean)
    if page.conversion is not None:
        shown = page.conversion.protect(shown)
    return external_link(clean, shown, "free", page) + written[len(kept) :]


def _number(match: re.Match[str], page: NotedPage) -> str:
    kind, number = match["kind"], match["number"]
    if kind not in page.options.magic_links:
        return match[0]
    page.categories.track(f"magiclink-tracking-{kind.lower()}")
    # MediaWiki does not note it among the page's external links.
    url = _number_urls()[page.options.structure][kind].format(number)
    relation = ' rel="nofollow"' if page.options.no_follow else ""
    return (
        f'<a{relation} class="{EXTERNAL_LINK} mw-magiclink-{kind.lower()}"'
        f' href="{escape_text(url)}">{kind} {number}</a>'
    )


def _isbn(match: re.Match[str], page: NotedPage) -> str:
    if "ISBN" not in page.options.magic_links or not match[0].startswith("ISBN"):
        return match[0]
    page.categories.track("magiclink-tracking-isbn")
    return isbn_link(re.sub(_SPACE, " ", match["isbn"]), page.site)


def isbn_link(shown: str, site: Site) -> str:
    """Return the link for the number of a book, with blanks and hyphens as they are shown."""
    number = re.sub(r"[- ]", "", shown).upper()
    form = site.special_pages.get("Booksources", ("BookSources",))[0]
    title = site.title(f"{form}/{number}", SPECIAL)
    href = page_url(title, site) if title is not None else ""
    return f'<a href="{href}" class="{FILE_LINK} mw-magiclink-isbn">ISBN {escape_text(shown)}</a>'
