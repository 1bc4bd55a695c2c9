"""The wiki that MediaWiki's parser tests assume: site, pages and clock.

Facts from https://www.mediawiki.org/wiki/Parser_tests and from what the tests expect.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache

import msgspec

from tests.conformance.media import FILES
from tests.conformance.parser_tests import ParserTest, ParserTestFile
from wikiextract.expand.options import ExpandOptions
from wikiextract.site import Site, Title
from wikiextract.store.memory import MemoryPages

NOW = datetime(1970, 1, 1, 0, 2, 3, tzinfo=UTC)
REVISION_ID = 1337

_INTERWIKI = {
    "local": "http://doesnt.matter.org/$1",
    "wikipedia": "http://en.wikipedia.org/wiki/$1",
    "meatball": "http://www.usemod.com/cgi-bin/mb.pl?$1",
    "memoryalpha": "http://www.memory-alpha.org/en/index.php/$1",
    "zh": "http://zh.wikipedia.org/wiki/$1",
    "es": "http://es.wikipedia.org/wiki/$1",
    "fr": "http://fr.wikipedia.org/wiki/$1",
    "ln": "http://ln.wikipedia.org/wiki/$1",
    "sr": "http://sr.wikipedia.org/wiki/$1",
    "ko": "http://ko.wikipedia.org/wiki/$1",
    "be-tarask": "http://be-tarask.wikipedia.org/wiki/$1",
    "project": "http://example.org/wiki/$1",
    "mi": "http://example.com/wiki/$1",
    "en": "//en.wikipedia.org/wiki/$1",
    "gerrit": "https://gerrit.wikimedia.org/$1",
    "mul": "http://wikisource.org/wiki/$1",
    "stats": "https://stats.wikimedia.org/$1",
    "pmid": "//www.ncbi.nlm.nih.gov/pubmed/$1?dopt=Abstract",
}
_LANGUAGES = frozenset({"zh", "es", "fr", "ln", "sr", "ko", "be-tarask", "mul"})

# Run together with the wiki, so that anchors are encoded alike.
_FARM = _LANGUAGES | {"en", "local", "mi"}
_LOCAL = frozenset({"local", "mi"})


# What MediaWiki's interface says in some tests, and the file that its runner calls a bad one.
_MESSAGES = {
    "MediaWiki:Ok": "OK",
    "MediaWiki:History short": "History",
    "MediaWiki:New-messages": "You have $1 ($2).",
    "MediaWiki:Bad image list": "* [[File:Bad.jpg]]",
}


@lru_cache(maxsize=64)
def site_of(language: str) -> Site:
    """The wiki in one language."""
    site = Site.from_siteinfo(
        {
            "query": {
                "general": {
                    "sitename": "TestWiki",
                    "lang": language,
                    "server": "http://example.org",
                    "articlepath": "/wiki/$1",
                    "mainpage": "Main Page",
                    "wikiid": None,
                },
                "interwikimap": [
                    {
                        "prefix": prefix,
                        "url": url,
                        **({"language": prefix} if prefix in _LANGUAGES else {}),
                        **({"localinterwiki": True} if prefix in _LOCAL else {}),
                        **({"local": True} if prefix in _FARM else {}),
                    }
                    for prefix, url in _INTERWIKI.items()
                ],
            }
        }
    )
    # The project's namespace has another name than the wiki; addresses stay as they are stated.
    interwiki = {
        prefix: msgspec.structs.replace(wiki, url=_INTERWIKI[prefix])
        for prefix, wiki in site.interwiki.items()
    }
    return replace(site, sitename="MediaWiki", interwiki=interwiki)


def site_for(test: ParserTest) -> Site:
    """The wiki of a test, by its options `language` and `subpage`."""
    language = test.options.get("language", "en")
    site = site_of(language if isinstance(language, str) else "en")
    if "subpage" not in test.options:
        return site
    main = msgspec.structs.replace(site.namespaces[0], subpages=True)
    return replace(site, namespaces={**site.namespaces, 0: main})


def options_for(test: ParserTest) -> ExpandOptions:
    """How a test's wikitext is expanded."""
    zone = test.options.get("wglocaltimezone", "UTC")
    depth = test.options.get("maxtemplatedepth")
    closed = test.options.get("wgnonincludablenamespaces")
    modes = test.config.get("wgFragmentMode")
    legacy = isinstance(modes, list) and modes[:1] == ["legacy"]
    return ExpandOptions(
        now=NOW,
        string_functions=True,
        time_zone=zone if isinstance(zone, str) else "UTC",
        template_depth=int(depth) if isinstance(depth, str) else 100,
        not_included=frozenset({int(closed)}) if isinstance(closed, str) else frozenset(),
        fragment_mode="legacy" if legacy else "html5",
    )


def title_for(test: ParserTest, site: Site) -> Title:
    """The title that a test's wikitext is the text of."""
    name = test.options.get("title")
    title = site.title(name) if isinstance(name, str) else None
    if title is None:
        title = site.title("Parser test")
    assert title is not None
    return title


def pages_for(file: ParserTestFile, site: Site) -> MemoryPages:
    """The articles that a file states, and the pages of the wiki's files."""
    files = {f"File:{name}": "" for name in FILES}
    return MemoryPages(site, {**_MESSAGES, **files, **file.articles})
