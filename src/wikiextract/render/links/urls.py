"""URLs: which characters they are made of, how they are cleaned, what a link to one is."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote

from wikiextract.late_pattern import late_pattern
from wikiextract.markup.names import EXTERNAL_LINK
from wikiextract.render.sanitizer import decode_references, escape_attribute, escape_text

if TYPE_CHECKING:
    from wikiextract.render.options import RenderOptions
    from wikiextract.render.roles import NotedPage

SPACES = " \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
CHARACTER = rf'[^\[\]<>"\x00-\x20\x7f{SPACES}\ufffd]'
# The first one may be an IPv6 address in brackets.
FIRST = rf"(?:\[[0-9A-Fa-f:.]+\]|{CHARACTER})"

_ESCAPE = late_pattern("%([0-9A-Fa-f]{2})")
# Have a meaning in every part of a URL.
_SPECIAL = '"#%<>[\\]^`{|}'
_NEEDS_ESCAPE = late_pattern(r'[\x00-\x20"<>\[\]\\^`{|}\x7f-\U0010ffff]+')
_TO_ESCAPE = late_pattern(r'[\]\[<>"\x00-\x20\x7f|]')
_HOST_NAME = late_pattern(r"(?:[a-z]+:)?//([^/:?#]+)", re.IGNORECASE)
_HOST = late_pattern(r"([^:]+://)([^/]+)(.*)", re.DOTALL)
# Invisible characters that a host name does not keep.
_INVISIBLE = late_pattern(
    "[\\s\u00ad\u1806\u200b\u2060\ufeff\u034f\u180b-\u180d\u200c\u200d\ufe00-\ufe0f]"
)
_IMAGE = late_pattern(
    r"(?i:https?)://[^\s\[\]<>\"\x7f]+/[A-Za-z0-9_.,~%\-+&;#*?!=()@\x80-\U0010ffff]+"
    r"\.(?i:gif|jpe?g|png|svg|webp)"
)
_IPV6 = late_pattern(r"(//(?:[^/@]*@)?)%5B([0-9A-Fa-f:.]+)%5D(?=[/?#:]|$)")


@lru_cache(maxsize=64)
def protocols_pattern(protocols: tuple[str, ...], *, relative: bool) -> str:
    """Return a regular expression for the beginnings of URLs; `relative`: also ``//``."""
    chosen = [name for name in protocols if relative or name != "//"]
    chosen.sort(key=len, reverse=True)
    return "(?i:" + "|".join(map(re.escape, chosen)) + ")"


def clean_url(url: str) -> str:
    """Return a URL as it is linked to: references decoded, unfit characters escaped."""
    if url.isascii() and "&" not in url and not _TO_ESCAPE.search(url):
        return url
    url = decode_references(url)
    url = _TO_ESCAPE.sub(_escaped, url)
    if "%5B" in url:
        url = _IPV6.sub(r"\1[\2]", url)
    host = _HOST.fullmatch(url)
    if host is not None:
        return host[1] + _INVISIBLE.sub("", host[2]) + host[3]
    return url


def _escaped(match: re.Match[str]) -> str:
    return "+" if match[0] == " " else f"%{ord(match[0]):02X}"


def normal_url(url: str) -> str:
    """Return a URL as it is listed: characters are escaped where they need it, and only there."""
    url = _NEEDS_ESCAPE.sub(lambda match: quote(match[0], safe=""), url)
    if "%" not in url:
        return url
    path, hash_sign, fragment = url.partition("#")
    path, question_mark, query = path.partition("?")
    return (
        _unescape(path, _SPECIAL + "/?")
        + question_mark
        + _unescape(query, _SPECIAL + "&=+;")
        + hash_sign
        + _unescape(fragment, _SPECIAL)
    )


def _unescape(text: str, special: str) -> str:
    def character(match: re.Match[str]) -> str:
        plain = chr(int(match[1], 16))
        keep = not " " < plain < "\x7f" or plain in special
        return match[0].upper() if keep else plain

    return _ESCAPE.sub(character, text)


def external_link(url: str, text: str, kind: str, page: NotedPage) -> str:
    """Return ``<a …>text</a>`` for a cleaned URL, which is listed.

    `kind` is ``text``, ``free`` or ``autonumber``.
    """
    list_external_link(normal_url(url), page)
    href = escape_attribute(url)
    written = _target_and_relation(url, page.options)
    return f'<a{written} class="{EXTERNAL_LINK} {kind}" href="{href}">{text}</a>'


def list_external_link(url: str, page: NotedPage) -> None:
    """Put a URL on the list of those that the page links to, unless it is the wiki's own."""
    own = page.site.base_url
    if own and url.startswith(own) and url[len(own) : len(own) + 1] in {"", "/"}:
        return
    page.lists.external_links[url] = None


def relation(url: str, options: RenderOptions) -> str | None:
    """Return the ``rel`` of a link to a URL."""
    if not options.no_follow:
        return None
    if options.followed_domains:
        host = _HOST_NAME.match(url)
        name = "." + host[1].lower() if host is not None else ""
        if name.endswith(tuple(f".{domain}" for domain in options.followed_domains)):
            return None
    return "nofollow"


def _target_and_relation(url: str, options: RenderOptions) -> str:
    rel = relation(url, options) or ""
    target = options.external_link_target
    written = f' rel="{rel}"' if rel else ""
    return written if target is None else f' target="{escape_text(target)}"{written}'


def external_image(url: str, options: RenderOptions) -> str | None:
    """Return a picture for a URL that may be shown as one (Manual:$wgAllowExternalImages)."""
    allowed = options.external_images
    if not allowed or not url.startswith(allowed) or not _IMAGE.fullmatch(url):
        return None
    return f'<img src="{escape_text(url)}" alt="{escape_text(url.rpartition("/")[2])}" />'
