"""Addresses: which characters they are made of, how they are cleaned, what a link to one is."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote

from wikiextract.markup.names import EXTERNAL_LINK
from wikiextract.render.sanitizer import decode_references, escape_attribute, escape_text

if TYPE_CHECKING:
    from wikiextract.render.state import PageState

SPACES = " \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
CHARACTER = rf'[^\[\]<>"\x00-\x20\x7f{SPACES}\ufffd]'
# The first one may be an IPv6 address in brackets.
FIRST = rf"(?:\[[0-9A-Fa-f:.]+\]|{CHARACTER})"

_ESCAPE = re.compile("%([0-9A-Fa-f]{2})")
# Have a meaning in every part of an address.
_SPECIAL = '"#%<>[\\]^`{|}'
_NEEDS_ESCAPE = re.compile(r'[\x00-\x20"<>\[\]\\^`{|}\x7f-\U0010ffff]+')
_TO_ESCAPE = re.compile(r'[\]\[<>"\x00-\x20\x7f|]')
_HOST_NAME = re.compile(r"(?:[a-z]+:)?//([^/:?#]+)", re.IGNORECASE)
_HOST = re.compile(r"([^:]+://)([^/]+)(.*)", re.DOTALL)
# Invisible characters that a host name does not keep.
_INVISIBLE = re.compile(
    "[\\s\u00ad\u1806\u200b\u2060\ufeff\u034f\u180b-\u180d\u200c\u200d\ufe00-\ufe0f]"
)
_IPV6 = re.compile(r"(//(?:[^/@]*@)?)%5B([0-9A-Fa-f:.]+)%5D(?=[/?#:]|$)")


@lru_cache(maxsize=64)
def protocols_pattern(protocols: tuple[str, ...], *, relative: bool) -> str:
    """A regular expression for the beginnings of addresses; `relative`: also ``//``."""
    chosen = [name for name in protocols if relative or name != "//"]
    chosen.sort(key=len, reverse=True)
    return "(?i:" + "|".join(map(re.escape, chosen)) + ")"


def clean_address(address: str) -> str:
    """An address as it is linked to: references decoded, unfit characters escaped."""
    if address.isascii() and "&" not in address and not _TO_ESCAPE.search(address):
        return address
    address = decode_references(address)
    address = _TO_ESCAPE.sub(_escaped, address)
    if "%5B" in address:
        address = _IPV6.sub(r"\1[\2]", address)
    host = _HOST.fullmatch(address)
    if host is not None:
        return host[1] + _INVISIBLE.sub("", host[2]) + host[3]
    return address


def _escaped(match: re.Match[str]) -> str:
    return "+" if match[0] == " " else f"%{ord(match[0]):02X}"


def normal_address(address: str) -> str:
    """An address as it is noted: characters are escaped where they need it, and only there."""
    address = _NEEDS_ESCAPE.sub(lambda match: quote(match[0], safe=""), address)
    if "%" not in address:
        return address
    path, hash_sign, fragment = address.partition("#")
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


def external_link(address: str, text: str, kind: str, state: PageState) -> str:
    """``<a …>text</a>`` for a cleaned address; `kind` is ``text``, ``free`` or ``autonumber``."""
    state.add_external_link(normal_address(address))
    href = escape_attribute(address)
    return f'<a{_relation(address, state)} class="{EXTERNAL_LINK} {kind}" href="{href}">{text}</a>'


def relation(address: str, state: PageState) -> str | None:
    """The ``rel`` of a link to an address."""
    options = state.options
    if not options.no_follow:
        return None
    if options.followed_domains:
        host = _HOST_NAME.match(address)
        name = "." + host[1].lower() if host is not None else ""
        if name.endswith(tuple(f".{domain}" for domain in options.followed_domains)):
            return None
    return "nofollow"


def _relation(address: str, state: PageState) -> str:
    rel = relation(address, state) or ""
    target = state.options.external_link_target
    written = f' rel="{rel}"' if rel else ""
    return written if target is None else f' target="{escape_text(target)}"{written}'


def external_image(address: str, state: PageState) -> str | None:
    """A picture for an address that may be shown as one (Manual:$wgAllowExternalImages)."""
    allowed = state.options.external_images
    if not allowed or not address.startswith(allowed) or not _IMAGE.fullmatch(address):
        return None
    return f'<img src="{escape_text(address)}" alt="{escape_text(address.rpartition("/")[2])}" />'


_IMAGE = re.compile(
    r"https?://[^\s\[\]<>\"\x7f]+/[A-Za-z0-9_.,~%\-+&;#*?!=()@\x80-\U0010ffff]+"
    r"\.(?:gif|jpe?g|png|svg|webp)",
    re.IGNORECASE,
)
