"""A wiki's API: found from any of its addresses, and asked."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar
from urllib.parse import urljoin, urlsplit

import msgspec

from wikiextract.errors import NOT_JSON, InputError
from wikiextract.sources.live.answers import (
    Answer,
    PageAnswer,
    ParseAnswer,
    Query,
    Renamed,
    SiteAnswer,
    SiteQuery,
)
from wikiextract.sources.live.client import AnswerError, WebClient

_T = TypeVar("_T")
_SITEINFO = (
    "general|namespaces|namespacealiases|interwikimap|magicwords|extensiontags|functionhooks|"
    "variables|protocols|specialpagealiases|extensions"
)
_EDIT_LINK = re.compile(rb"<link\b[^>]*\brel=[\"']EditURI[\"'][^>]*>", re.IGNORECASE)
_HREF = re.compile(rb"\bhref=[\"']([^\"']{1,2000})[\"']", re.IGNORECASE)
_MOST_ANSWERS = 1000
"""Answers that one question may have in pieces."""


class Api:
    """The API at `address`, of the wiki that `site` tells of; `siteinfo` is that answer's text."""

    def __init__(self, client: WebClient, address: str, siteinfo: bytes) -> None:
        self._client = client
        self._address = address
        self.siteinfo = siteinfo
        self.site: SiteQuery = msgspec.json.decode(siteinfo, type=SiteAnswer).query

    @property
    def rest(self) -> str:
        """The beginning of the addresses of the REST API."""
        return self._address.removesuffix("api.php") + "rest.php/v1"

    def revision_html(self, revision: int) -> bytes:
        """Return Parsoid's HTML of a revision; raises `AnswerError`."""
        return self._client.get(f"{self.rest}/revision/{revision}/html", kept=True)

    def parsed(self, revision: int) -> str:
        """Return the HTML of a revision as the wiki's own parser gives it; raises `InputError`."""
        answer = self._ask(
            ParseAnswer,
            {
                "action": "parse",
                "oldid": str(revision),
                "prop": "text",
                "disableeditsection": "1",
                "disablelimitreport": "1",
            },
            kept=True,
        )
        if answer.error is not None or answer.parse is None:
            said = answer.error.info if answer.error is not None else "there is no text in it"
            raise InputError(self._address, f"answers with an error: {said:.300}")
        return answer.parse.text

    def query(self, parameters: Mapping[str, str], *, kept: bool = False) -> Iterator[Query]:
        """Give the answers to ``action=query`` until there are no more; raises `InputError`."""
        further: dict[str, str] = {}
        for _ in range(_MOST_ANSWERS):
            answer = self._ask(Answer, {"action": "query", **parameters, **further}, kept=kept)
            if answer.error is not None:
                problem = f"answers with an error: {answer.error.info:.300}"
                raise InputError(self._address, problem)
            yield answer.query
            if not answer.further:
                return
            further = {name: str(value) for name, value in answer.further.items()}
        raise InputError(self._address, "its answer does not end")

    def pages(self, parameters: Mapping[str, str]) -> tuple[list[PageAnswer], Query]:
        """Return the pages of a query, each put together of all answers, and what renamed them."""
        found: dict[object, PageAnswer] = {}
        names = Query()
        for query in self.query(parameters):
            for page in query.pages:
                known = found.setdefault(page.pageid or page.title, page)
                if known is not page:
                    known.revisions = known.revisions or page.revisions
                    known.categories += page.categories
                    known.langlinks += page.langlinks
                    known.pageprops |= page.pageprops
            _add(names.normalized, query.normalized)
            _add(names.converted, query.converted)
            _add(names.redirects, query.redirects)
            names.badrevids |= query.badrevids
            names.interwiki = names.interwiki or query.interwiki
        return list(found.values()), names

    def _ask(self, kind: type[_T], parameters: Mapping[str, str], *, kept: bool) -> _T:
        given = {**parameters, "format": "json", "formatversion": "2", "maxlag": "5"}
        return decoded(self._client.get(self._address, given, kept=kept), kind, self._address)


def decoded(text: bytes, kind: type[_T], where: str) -> _T:
    """Return the value that an answer holds; `InputError` when it is not in the API's form."""
    try:
        return msgspec.json.decode(text, type=kind)
    except NOT_JSON as error:
        raise InputError(where, f"not an answer of MediaWiki's API ({error})") from error


def find_api(client: WebClient, address: str) -> Api:
    """Return the API of the wiki that has `address`: of a page, or of the wiki itself.

    Where it is not in one of the usual places, the page says where it is. Raises `InputError` when
    there is no MediaWiki, or when it cannot be reached.
    """
    for candidate in _candidates(address):
        found = _api_at(client, candidate)
        if found is not None:
            return found
    try:
        link = _EDIT_LINK.search(client.get(address, kept=True))
    except AnswerError as error:
        raise InputError(address, error.problem) from error
    named = _HREF.search(link[0]) if link is not None else None
    if named is not None:
        stated = urljoin(address, html.unescape(named[1].decode("utf-8", "replace")))
        if urlsplit(stated).netloc == urlsplit(address).netloc:
            found = _api_at(client, stated.partition("?")[0])
            if found is not None:
                return found
    raise InputError(address, "no wiki of MediaWiki", "give the address of an article, or a file")


def _candidates(address: str) -> Sequence[str]:
    parts = urlsplit(address)
    root = f"{parts.scheme}://{parts.netloc}"
    before, script, _ = parts.path.partition("/index.php")
    beside = [f"{root}{before}/api.php"] if script else []
    return list(dict.fromkeys([*beside, f"{root}/w/api.php", f"{root}/api.php"]))


def _api_at(client: WebClient, address: str) -> Api | None:
    asked = {"action": "query", "meta": "siteinfo", "siprop": _SITEINFO}
    try:
        answer = client.get(address, {**asked, "format": "json", "formatversion": "2"}, kept=True)
        return Api(client, address, answer)
    except AnswerError as error:
        if error.status == 0 or error.status >= 500 or error.status == 429:
            raise
        return None
    except NOT_JSON:
        return None


def _add(names: list[Renamed], more: list[Renamed]) -> None:
    known = {name.source for name in names}
    names += [name for name in more if name.source not in known]
