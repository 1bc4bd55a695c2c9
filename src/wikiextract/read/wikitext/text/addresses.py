"""How external links look on a wiki: which protocols it has, what an address is made of.

Source of the rules: https://www.mediawiki.org/wiki/Help:Links#External_links
"""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from wikiextract.late_pattern import late_pattern
from wikiextract.render.links.urls import SPACES, protocols_pattern

# An address ends at white space, brackets, quotes, angle brackets, doubled apostrophes and calls.
_PLAIN = rf"[^\[\]<>\"'{{\x00-\x20\x7f{SPACES}\ufffd]"
_SINGLE = r"'(?!')|\{(?!\{)"
_CHARACTERS = rf"(?:{_PLAIN}++|{_SINGLE})+"
_IPV6 = r"\[[0-9A-Fa-f:.]+\]"
_REST = rf"(?:{_IPV6}(?:{_CHARACTERS})?|{_CHARACTERS})"


class AddressPatterns(msgspec.Struct, frozen=True):
    """Patterns for one wiki.

    `beginning` is the pattern (text) of what may begin a link: the bracket, for which `bracket` is
    one, or the colon of a bare address, whose protocol stands before it. `bracketed` matches the
    address behind a bracket; `protocol` is the group of its protocol, and the rest may be missing.
    `before_slashes` and `before_colon` match the protocols of bare addresses at the end of a text,
    of which `longest_protocol` is the longest.
    """

    beginning: str
    bracket: re.Pattern[str]
    bracketed: re.Pattern[str]
    before_slashes: re.Pattern[str]
    before_colon: re.Pattern[str]
    longest_protocol: int


ADDRESS = late_pattern(_REST)
MORE = late_pattern(_CHARACTERS)


@lru_cache(maxsize=64)
def address_patterns(protocols: tuple[str, ...]) -> AddressPatterns:
    """Return the patterns for a wiki with these protocols (``https://``, ``mailto:``, ``//``)."""
    any_protocol = protocols_pattern(protocols, relative=True)
    slashed = [name.removesuffix("://") for name in protocols if name.endswith("://")]
    others = [name[:-1] for name in protocols if name.endswith(":") and len(name) > 1]
    colons = "".join(rf"|(?<=(?i:{re.escape(name)}):)" for name in others)
    # The second bracket of a link is refused first: there are many, and many protocols to try.
    bracket = rf"\[(?!\[)(?={any_protocol}|\{{\{{)"
    return AddressPatterns(
        beginning=rf"{bracket}|:(?:(?=//)|(?<=[\n>]:){colons})",
        bracket=re.compile(bracket),
        bracketed=re.compile(rf"(?P<protocol>{any_protocol})(?:{_REST})?"),
        before_slashes=_at_end(slashed),
        before_colon=_at_end(others),
        longest_protocol=max(map(len, protocols), default=0),
    )


def _at_end(names: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?i:({'|'.join(map(re.escape, names)) or '(?!)'}))\Z")
