"""A small wiki on the loopback address that answers in the forms of MediaWiki's APIs."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

TIME = "2026-01-02T03:04:05Z"


@dataclass
class Revision:
    text: str
    html: str
    model: str = "wikitext"


@dataclass
class FakePage:
    title: str
    page_id: int
    revisions: dict[int, Revision]
    categories: dict[str, bool] = field(default_factory=dict)
    item: str | None = None
    languages: dict[str, tuple[str, str]] = field(default_factory=dict)
    namespace: int = 0
    templates: dict[str, int] = field(default_factory=dict)


@dataclass
class FakeWiki:
    """What the wiki has, and how it behaves; `asked` are the requests that it got."""

    pages: dict[str, FakePage]
    redirects: dict[str, str] = field(default_factory=dict)
    script_path: str = "/w"
    article_path: str = "/wiki/$1"
    has_rest: bool = True
    busy: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    lagging: int = 0
    members_at_once: int = 2
    asked: list[str] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    address: str = ""

    def answers(self, kind: str) -> int:
        """How often something was asked for."""
        return sum(kind in path for path in self.asked)

    def get(self, target: str) -> tuple[int, dict[str, str], bytes]:
        self.asked.append(target)
        if self.busy:
            status, headers = self.busy.pop(0)
            return status, headers, b"busy"
        path = urlsplit(target).path
        given = {name: values[0] for name, values in parse_qs(urlsplit(target).query).items()}
        if path == f"{self.script_path}/api.php":
            if self.lagging and "maxlag" in given:
                self.lagging -= 1
                headers = {"MediaWiki-API-Error": "maxlag", "Retry-After": "0"}
                return _json({"error": {"code": "maxlag", "info": "Waiting"}}, headers)
            return _json(self._api(given))
        rest = f"{self.script_path}/rest.php/v1/revision/"
        if path.startswith(rest) and self.has_rest:
            number = int(path.removeprefix(rest).split("/")[0])
            page, revision = self._revision(number)
            if revision is not None and page is not None:
                return 200, {"Content-Type": "text/html"}, parsoid(page, number).encode()
        if path.startswith(self.article_path.replace("$1", "")):
            link = f'<link rel="EditURI" href="{self.script_path}/api.php?action=rsd"/>'
            return 200, {"Content-Type": "text/html"}, f"<html><head>{link}</head>".encode()
        return 404, {}, b"not here"

    def _revision(self, number: int) -> tuple[FakePage | None, Revision | None]:
        for page in self.pages.values():
            if number in page.revisions:
                return page, page.revisions[number]
        return None, None

    def _api(self, given: dict[str, str]) -> dict[str, Any]:
        if given.get("meta") == "siteinfo":
            return {"query": self._siteinfo()}
        if given["action"] == "parse":
            _, revision = self._revision(int(given["oldid"]))
            if revision is None:
                return {"error": {"code": "nosuchrevid", "info": "There is no such revision."}}
            return {"parse": {"text": f'<div class="mw-parser-output">{revision.html}</div>'}}
        if given.get("list") == "categorymembers":
            return self._members(given)
        return self._query(given)

    def _members(self, given: dict[str, str]) -> dict[str, Any]:
        name = given["cmtitle"].removeprefix("Category:")
        found = [
            {"ns": page.namespace, "title": page.title}
            for page in self.pages.values()
            if name in page.categories
            and (
                "cmnamespace" not in given or str(page.namespace) in given["cmnamespace"].split("|")
            )
        ]
        start = int(given.get("cmcontinue", "0"))
        end = start + self.members_at_once
        answer: dict[str, Any] = {"query": {"categorymembers": found[start:end]}}
        if end < len(found):
            answer["continue"] = {"cmcontinue": str(end), "continue": "-||"}
        return answer

    def _query(self, given: dict[str, str]) -> dict[str, Any]:
        names: dict[str, list[dict[str, str]]] = {"normalized": [], "redirects": []}
        found: list[dict[str, Any]] = []
        for number in given.get("revids", "").split("|") if "revids" in given else []:
            page, _ = self._revision(int(number))
            if page is not None:
                found.append(self._page(page, int(number)))
        for title in given.get("titles", "").split("|") if "titles" in given else []:
            name = title[:1].upper() + title[1:]
            if name != title:
                names["normalized"].append({"from": title, "to": name})
            if name in self.redirects:
                names["redirects"].append({"from": name, "to": self.redirects[name]})
                name = self.redirects[name]
            known = self.pages.get(name)
            if known is None:
                found.append({"ns": 0, "title": name, "missing": True})
            else:
                found.append(self._page(known, max(known.revisions)))
        # The lists come in a second answer, as they do for many pages.
        if "wanted" in given.get("continue", ""):
            lists = [{k: v for k, v in one.items() if k != "revisions"} for one in found]
            return {"query": {"pages": lists}}
        later = ("categories", "langlinks")
        heads = [{k: v for k, v in one.items() if k not in later} for one in found]
        further = {"clcontinue": "1|x", "continue": "wanted"}
        return {"query": {**names, "pages": heads}, "continue": further}

    def _page(self, page: FakePage, number: int) -> dict[str, Any]:
        revision = page.revisions[number]
        name = page.title.replace(" ", "_")
        url = self.address + self.article_path.replace("$1", name)
        slot = {
            "contentmodel": revision.model,
            "contentformat": "text/x-wiki",
            "content": revision.text,
        }
        languages = [
            {"lang": code, "url": url, "title": title}
            for code, (title, url) in page.languages.items()
        ]
        return {
            "pageid": page.page_id,
            "ns": page.namespace,
            "title": page.title,
            "canonicalurl": url,
            "pagelanguage": "en",
            "revisions": [
                {
                    "revid": number,
                    "parentid": 0,
                    "user": "Ann",
                    "timestamp": TIME,
                    "comment": "",
                    "slots": {"main": slot},
                }
            ],
            "categories": [
                {"ns": 14, "title": f"Category:{one}", "hidden": hidden}
                for one, hidden in page.categories.items()
            ],
            "langlinks": languages,
            "templates": [{"ns": ns, "title": name} for name, ns in page.templates.items()],
            "pageprops": {"wikibase_item": page.item} if page.item else {},
        }

    def _siteinfo(self) -> dict[str, Any]:
        general = {
            "sitename": "Ember",
            "mainpage": "Main Page",
            "base": self.address + self.article_path.replace("$1", "Main_Page"),
            "server": self.address,
            "generator": "MediaWiki 1.45.0",
            "case": "first-letter",
            "lang": "en",
            "articlepath": self.article_path,
            "variantarticlepath": False,
            "script": f"{self.script_path}/index.php",
            "scriptpath": self.script_path,
            "wikiid": "emberwiki",
        }
        names = {0: "", 1: "Talk", 10: "Template", 14: "Category"}
        namespaces = {
            str(number): {
                "id": number,
                "case": "first-letter",
                "name": name,
                "content": number == 0,
            }
            for number, name in names.items()
        }
        aliases = [{"id": 14, "alias": "Kat"}]
        return {"general": general, "namespaces": namespaces, "namespacealiases": aliases}


def parsoid(page: FakePage, number: int) -> str:
    revision = page.revisions[number]
    shown = [name for name, hidden in page.categories.items() if not hidden]
    links = "".join(
        f'<link rel="mw:PageProp/Category" href="./Category:{name.replace(" ", "_")}#Key"/>'
        for name in (*shown, *[name for name in page.categories if name not in shown])
    )
    return (
        '<!DOCTYPE html><html prefix="mw: http://mediawiki.org/rdf/"><head><meta charset="utf-8"/>'
        f'<meta property="mw:pageId" content="{page.page_id}"/><title>{page.title}</title></head>'
        '<body lang="en" class="mw-content-ltr parsoid-body mediawiki mw-parser-output" dir="ltr">'
        f'<section data-mw-section-id="0">{revision.html}{links}</section></body></html>'
    )


def _json(
    value: dict[str, Any], headers: dict[str, str] | None = None
) -> tuple[int, dict[str, str], bytes]:
    return 200, {"Content-Type": "application/json", **(headers or {})}, json.dumps(value).encode()


@contextmanager
def serving(wiki: FakeWiki) -> Iterator[FakeWiki]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            wiki.agents.add(self.headers["User-Agent"])
            status, headers, body = wiki.get(self.path)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    wiki.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield wiki
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
