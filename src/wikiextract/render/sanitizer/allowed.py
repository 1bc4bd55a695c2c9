"""Elements that editors may write, and the attributes that each may have.

https://www.mediawiki.org/wiki/Help:HTML_in_wikitext
"""

from __future__ import annotations

from collections.abc import Mapping

from wikiextract.data_files import DataFile, read_data
from wikiextract.markup.elements import elements


class _Allowed(DataFile, frozen=True):
    slash_allowed: frozenset[str]
    common_attributes: frozenset[str]
    rdfa_and_microdata: frozenset[str]
    own_attributes: Mapping[str, frozenset[str]]
    own_attributes_only: frozenset[str]


_ALLOWED = read_data("wikiextract.render.sanitizer", "elements", _Allowed)
_COMMON = _ALLOWED.common_attributes | _ALLOWED.rdfa_and_microdata

RDFA_AND_MICRODATA = _ALLOWED.rdfa_and_microdata
SINGLES = elements().singles
ELEMENTS = elements().all
SLASH_ALLOWED = SINGLES | _ALLOWED.slash_allowed
"""Elements that may be written with a closing slash, which means nothing."""

ATTRIBUTES: Mapping[str, frozenset[str]] = {
    name: _ALLOWED.own_attributes.get(name, frozenset())
    | (frozenset() if name in _ALLOWED.own_attributes_only else _COMMON)
    for name in ELEMENTS | _ALLOWED.own_attributes.keys()
}
