"""The header of a dump of which parts may be damaged."""

from __future__ import annotations

from wikiextract.errors import InputError
from wikiextract.sources.limits import HEADER_BYTES, MIB
from wikiextract.sources.page import DumpSiteInfo
from wikiextract.sources.xml.cutter import GAP
from wikiextract.sources.xml.siteinfo import read_header

_GAP_MARK = GAP.partition(b">")[0]
_SITE_END = b"</siteinfo>"
_ANY_SITE_END = b"siteinfo>"


def read_damaged_header(header: bytes, where: str) -> DumpSiteInfo:
    """Return the site that a header states, as far as it is whole before the first gap in the text.

    Of a header that is damaged itself the pages after it can be read all the same: it states
    nothing. Raises `InputError` as `read_header` does.
    """
    whole, gap, _ = header.partition(_GAP_MARK)
    if gap and _SITE_END not in whole:
        return DumpSiteInfo()
    return read_header(whole, where)


def check_header_size(header: bytes | bytearray, where: str) -> None:
    """Raise `InputError` when the site's facts do not end early enough in this beginning of a dump.

    What follows them may be in another spelling than MediaWiki's, and has its own limits.
    """
    if len(header) > HEADER_BYTES and header[:HEADER_BYTES].count(_ANY_SITE_END) < 2:
        raise InputError(where, f"its header is larger than {HEADER_BYTES // MIB} MiB")
