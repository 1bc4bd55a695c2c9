"""URLs and the server.

`localurl`, `fullurl`, `canonicalurl`, `urlencode`, `anchorencode`, `filepath`, `server` and kin.

https://www.mediawiki.org/wiki/Help:Magic_words#URL_data
"""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import unquote_plus, urlsplit

from wikiextract.expand.functions.call import Call
from wikiextract.expand.functions.text.encode import (
    anchor,
    escape_attribute,
    escape_html,
    legacy_anchor,
    path_encode,
    query_encode,
    section_name,
    wiki_encode,
)
from wikiextract.expand.markers import remove_markers
from wikiextract.site import Site, Title
from wikiextract.site.title import FILE, MEDIA

_BLANKS = re.compile("[\t\n\r]")


def script(site: Site) -> str:
    """Return the path of the wiki's ``index.php``."""
    return f"{script_path(site)}/index.php"


def script_path(site: Site) -> str:
    """Return the folder of the wiki's scripts: ``/w`` on Wikimedia's wikis."""
    path, found, _ = site.article_path.partition("/index.php")
    if found:
        return path
    return "/w" if site.dbname and site.article_path == "/wiki/$1" else ""


def local_url(site: Site, title: Title, query: str = "") -> str:
    """Return the path of a page on its wiki; for a page of another wiki, its whole URL."""
    if title.interwiki is not None:
        url = site.url(title)
        return f"{url}{'&' if '?' in url else '?'}{query}" if query else url
    name = wiki_encode(title.prefixed)
    if query:
        return f"{script(site)}?title={name}&{query}"
    return site.article_path.replace("$1", name)


def full_url(site: Site, title: Title, query: str = "") -> str:
    """Return the URL of a page, with the fragment of its title."""
    url = local_url(site, title, query)
    if title.interwiki is None:
        url = site.base_url + url
        if title.fragment:
            url += "#" + anchor(title.fragment)
    return url


def localurl(call: Call) -> str | None:
    """``{{localurl:page|query}}``."""
    return _url(call, local_url)


def localurle(call: Call) -> str | None:
    """``{{localurle:page|query}}``: for use in HTML."""
    return _escaped(localurl(call))


def fullurl(call: Call) -> str | None:
    """``{{fullurl:page|query}}``."""
    return _url(call, full_url)


def fullurle(call: Call) -> str | None:
    """``{{fullurle:page|query}}``: for use in HTML."""
    return _escaped(fullurl(call))


def canonicalurl(call: Call) -> str | None:
    """``{{canonicalurl:page|query}}``: with the protocol."""
    url = fullurl(call)
    return f"https:{url}" if url is not None and url.startswith("//") else url


def canonicalurle(call: Call) -> str | None:
    """``{{canonicalurle:page|query}}``: for use in HTML."""
    return _escaped(canonicalurl(call))


def _url(call: Call, make: Callable[[Site, Title, str], str]) -> str | None:
    site = call.page.site
    # What comes encoded already is decoded on a second try.
    title = site.title(call.first) or site.title(unquote_plus(call.first))
    if title is None:
        return None
    if title.namespace == MEDIA:
        title = site.title(title.text, FILE) or title
    return make(site, title, _BLANKS.sub("_", call.argument(1)))


def _escaped(url: str | None) -> str | None:
    return None if url is None else escape_html(url)


def urlencode(call: Call) -> str:
    """``{{urlencode:text|QUERY}}``, ``WIKI`` or ``PATH``."""
    kind = call.page.site.magic_word_id(call.argument(1))
    encode = {"url_path": path_encode, "url_wiki": wiki_encode}.get(kind or "", query_encode)
    return encode(remove_markers(call.first))


def anchorencode(call: Call) -> str:
    """``{{anchorencode:heading}}``: its anchor."""
    name = section_name(remove_markers(call.first))
    if call.page.options.fragment_mode == "legacy":
        return escape_attribute(legacy_anchor(name))
    return escape_attribute(anchor(name))


def filepath(call: Call) -> str:
    """``{{filepath:name}}``: nothing, as the wiki's files are not known."""
    call.problem("file-not-known", f"The URL of the file {call.first} is not known.")
    return ""


def server(call: Call) -> str:
    """``{{SERVER}}``."""
    return call.page.site.base_url


def servername(call: Call) -> str:
    """``{{SERVERNAME}}``."""
    return urlsplit(call.page.site.base_url).hostname or ""


def scriptpath(call: Call) -> str:
    """``{{SCRIPTPATH}}``."""
    return script_path(call.page.site)


def articlepath(call: Call) -> str:
    """``{{ARTICLEPATH}}``."""
    return call.page.site.article_path


def stylepath(call: Call) -> str:
    """``{{STYLEPATH}}``."""
    return f"{script_path(call.page.site)}/skins"


FUNCTIONS = {
    "localurl": localurl,
    "localurle": localurle,
    "fullurl": fullurl,
    "fullurle": fullurle,
    "canonicalurl": canonicalurl,
    "canonicalurle": canonicalurle,
    "urlencode": urlencode,
    "anchorencode": anchorencode,
    "filepath": filepath,
}
VARIABLES = {
    "server": server,
    "servername": servername,
    "scriptpath": scriptpath,
    "articlepath": articlepath,
    "stylepath": stylepath,
}
