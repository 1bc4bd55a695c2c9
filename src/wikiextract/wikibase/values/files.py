"""Files and data pages of Commons."""

from __future__ import annotations

from urllib.parse import quote

from wikiextract.site.escape import escape_wikitext
from wikiextract.wikibase.data_files import conventions


def file_in_wikitext(name: str, namespace: str) -> str:
    """Return a file shown in wikitext; `namespace` is that of files in the wiki's language."""
    return f"[[{namespace}:{name}|frameless]]"


def data_page_in_wikitext(name: str) -> str:
    """Return a page of tabular data or of a map's shape, linked."""
    path = quote(name.replace(" ", "_"), safe=";@$!*(),/~:", errors="replace")
    return f"[{conventions().data_pages}{path} {escape_wikitext(name)}]"
