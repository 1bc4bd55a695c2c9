"""Text to title, by the rules of https://www.mediawiki.org/wiki/Manual:Page_title."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Mapping
from html.entities import html5
from unicodedata import normalize

from wikiextract.late_pattern import late_pattern
from wikiextract.site.entities import own_entities
from wikiextract.site.model import Interwiki, Namespace
from wikiextract.site.title import MAIN, SPECIAL, TALK, USER, USER_TALK, Title

MAX_BYTES = 255
MAX_SPECIAL_BYTES = 512
_BYTE = late_pattern("[0-9]{1,3}")
_MAX_LOCAL_PREFIXES = 100

# Letters, digits, signs that mean nothing and single inner spaces: nothing in it to decode, split,
# trim or refuse, if there is no underscore in it.
_PLAIN = late_pattern(r"[^\W_][\w,()'.!–-]*(?: [\w,()'.!–-]+)*\Z")
# Characters: as many of any kind are no more bytes than a title may have.
_LONGEST_PLAIN = 63
_BIDI = late_pattern("[\u200e\u200f\u202a-\u202e]+")
_SPACES = late_pattern(
    "[ _\xa0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+"
)  # the spaces that Manual:Page_title folds; tabs and line breaks are illegal instead
# A line break at the very end is lost where a prefix is taken off, and makes other titles invalid.
_PREFIX = late_pattern(r"([^:\n]+?) *: *(.*)$")
_ILLEGAL = late_pattern(
    "[\x00-\x1f\x7f#<>\\[\\]|{}\ufffd\ud800-\udfff]"  # never part of a title
    "|%[0-9A-Fa-f]{2}"  # percent escapes
    "|&(?:[A-Za-z0-9\x80-\U0010ffff]+|#[0-9]+|#[xX][0-9A-Fa-f]+);"  # what looks like an entity
    "|~~~"  # signatures
    r"|(?:^|/)\.{1,2}(?:/|\Z)"  # relative paths
)
_CONTROL = late_pattern("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_ENTITY = late_pattern(r"&(?:#[0-9]+|#[xX][0-9A-Fa-f]+|[A-Za-z0-9\x80-\U0010ffff]+);")


def decode_entities(text: str) -> str:
    """Replace complete entities (``&amp;``, ``&#65;``); unknown ones stay as they are.

    Numbers that are no XML character become U+FFFD.
    """
    return _ENTITY.sub(_decode_entity, text) if "&" in text else text


def _decoded(text: str) -> str:
    """Return `text` without entities.

    With an ampersand in it, entity or not, it is cleaned as well: put into NFC, and without control
    characters.
    """
    if "&" not in text:
        return text
    return normalize("NFC", _CONTROL.sub("\ufffd", decode_entities(text)))


def decode_shown_entities(text: str) -> str:
    """Replace the entities of a text that is shown (`decode_entities` is for titles and addresses).

    Numbers that are no XML character stay as they are written.
    """
    return _ENTITY.sub(_decode_shown, text) if "&" in text else text


def _decode_shown(match: re.Match[str]) -> str:
    return _character(match) or match[0]


def _decode_entity(match: re.Match[str]) -> str:
    return _character(match) or "\ufffd"


def _character(match: re.Match[str]) -> str | None:
    """Return what an entity stands for; None for a number that is no character."""
    entity = match[0]
    if entity[1] != "#":
        name = entity[1:]
        return html5.get(name) or own_entities().get(name[:-1], entity)
    hexadecimal = entity[2] in "xX"
    digits = (entity[3:-1] if hexadecimal else entity[2:-1]).lstrip("0")
    # No character has more digits, and Python reads no number of thousands of them.
    number = int(digits or "0", 16 if hexadecimal else 10) if len(digits) < 8 else -1
    return chr(number) if _is_character(number) else None


def _is_character(number: int) -> bool:
    return (
        number in (9, 10)
        or 0x20 <= number <= 0x7E
        or 0xA0 <= number <= 0xD7FF
        or 0xE000 <= number <= 0xFFFD
        or 0x10000 <= number <= 0x10FFFF
    )


def is_plain_title(text: str) -> bool:
    """Return True if nothing in a text need be parsed: it is a title of its namespace as it is.

    (In the namespaces of users it may be an address, which has one form of several.)
    """
    return len(text) <= _LONGEST_PLAIN and "_" not in text and _PLAIN.match(text) is not None


class TitleParser:
    """Parses titles of one wiki. Remembers a bounded number of results; safe to share."""

    _REMEMBERED = 50_000
    _LONGEST_REMEMBERED = 300

    def __init__(
        self,
        *,
        namespaces: Mapping[int, Namespace],
        namespace_ids: Mapping[str, int],
        interwiki: Mapping[str, Interwiki],
        likely_prefixes: Mapping[str, Interwiki],
        main_page: str,
        first_letters: Mapping[str, str],
    ) -> None:
        """`likely_prefixes`: see `SiteFacts`.

        `first_letters` are the letters whose capital is not the one that Unicode gives.
        """
        self._namespaces = namespaces
        self._namespace_ids = namespace_ids
        self._interwiki = interwiki
        self._likely_prefixes = likely_prefixes
        self._main_page = main_page
        self._first_letters = first_letters
        main = namespaces.get(MAIN)
        self._capital_main = main is None or main.case == "first-letter"
        self._known: dict[tuple[str, int], Title | None] = {}

    def parse(self, text: str, default_namespace: int = MAIN) -> Title | None:
        """Return the title that `text` names, ``None`` when it names none."""
        key = (text, default_namespace)
        try:
            return self._known[key]
        except KeyError:
            pass
        title: Title | None
        if default_namespace not in (USER, USER_TALK) and is_plain_title(text):
            title = self._title(default_namespace, text, None, None, forced=False)
        else:
            title = self._parse(_decoded(text), default_namespace)
        if len(text) <= self._LONGEST_REMEMBERED:
            if len(self._known) >= self._REMEMBERED:
                self._known.clear()
            self._known[key] = title
        return title

    def in_main(self, text: str) -> str:
        """Return `text`, which names a page of the main namespace, as its title is written."""
        return self.capitalise(text) if self._capital_main else text

    def capitalise(self, text: str) -> str:
        """Return `text` with its first letter in upper case, as titles have it."""
        if not text:
            return text
        first = text[0]
        capital = self._first_letters.get(first) or first.upper()
        return text if capital == first else capital + text[1:]

    def _parse(self, text: str, default_namespace: int) -> Title | None:
        rest = _SPACES.sub(" ", _BIDI.sub("", text)).strip(" ")
        namespace, forced = default_namespace, False
        if rest.startswith(":"):
            namespace, forced = MAIN, True
            rest = rest[1:].strip(" ")
        if not rest:
            return None
        split = self._split_prefixes(rest, namespace)
        if split is None:
            return None
        namespace, interwiki, rest = split
        return self._finish(namespace, interwiki, rest, forced)

    def _split_prefixes(self, rest: str, namespace: int) -> tuple[int, str | None, str] | None:
        """Take off namespace and interwiki prefix; after a local prefix, look again."""
        for _ in range(_MAX_LOCAL_PREFIXES):
            match = _PREFIX.match(rest)
            if match is None:
                break
            prefix, after = match[1].lower(), match[2]
            if after.endswith(" "):
                return None  # there was a line break behind it
            found = self._namespace_ids.get(prefix)
            if found is not None:
                if found == TALK and self._has_prefix(after):
                    return None  # "Talk:File:Foo" would be the talk page of no page
                return found, None, after
            wiki = self._interwiki.get(prefix)
            if wiki is None and namespace == MAIN and after and prefix in self._likely_prefixes:
                # In small letters, right before the title.
                likely = rest.startswith(f"{prefix}:{after}")
                wiki = self._likely_prefixes[prefix] if likely else None
            if wiki is None:
                break
            if not wiki.local:
                return MAIN, prefix, after[1:].strip(" ") if after.startswith(":") else after
            namespace, rest = MAIN, after or self._main_page
        return namespace, None, rest

    def _has_prefix(self, text: str) -> bool:
        match = _PREFIX.match(text)
        if match is None:
            return False
        prefix = match[1].lower()
        return prefix in self._namespace_ids or prefix in self._interwiki

    def _finish(
        self, namespace: int, interwiki: str | None, rest: str, forced: bool
    ) -> Title | None:
        rest, hash_sign, after = rest.partition("#")
        fragment = after if hash_sign else None
        rest = rest.rstrip(" ")
        if namespace in (USER, USER_TALK) and interwiki is None:
            rest = _canonical_address(rest)
        if _ILLEGAL.search(rest) or rest.startswith(":"):
            return None
        if fragment is not None and "\ufffd" in fragment:
            return None
        if not rest and (namespace != MAIN or (interwiki is None and fragment is None)):
            return None
        if len(rest) * 4 > MAX_BYTES:
            limit = MAX_SPECIAL_BYTES if namespace == SPECIAL else MAX_BYTES
            if len(rest.encode("utf-8", "surrogatepass")) > limit:
                return None
        return self._title(namespace, rest, fragment, interwiki, forced=forced)

    def _title(
        self,
        namespace: int,
        text: str,
        fragment: str | None,
        interwiki: str | None,
        *,
        forced: bool,
    ) -> Title:
        known = self._namespaces.get(namespace)
        if interwiki is None and text and (known is None or known.case == "first-letter"):
            text = self.capitalise(text)
        return Title(namespace, text, fragment, interwiki, forced, namespaces=self._namespaces)


def _canonical_address(text: str) -> str:
    """Return an IP address or range in MediaWiki's one form of it; other user names as they are."""
    if text[:1] not in "0123456789ABCDEFabcdef:" or len(text) > 50:
        return text
    address, slash, bits = text.partition("/")
    most_bits = 128 if ":" in address else 32
    if slash and not (bits.isascii() and bits.isdigit() and int(bits) <= most_bits):
        return text
    try:
        if ":" in address and "%" not in address and "." not in address:
            groups = ipaddress.IPv6Address(address).exploded.split(":")
            return ":".join(f"{int(group, 16):X}" for group in groups) + slash + bits
    except ValueError:
        return text
    numbers = address.split(".")
    if len(numbers) != 4 or not all(_BYTE.fullmatch(one) for one in numbers):
        return text
    if any(int(one) > 255 for one in numbers):
        return text
    return ".".join(str(int(one)) for one in numbers) + slash + bits
