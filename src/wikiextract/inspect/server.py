"""The inspector as a local web server. Needs the extra ``inspect``."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import islice

import jinja2
import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from wikiextract.errors import OutputError, WikiextractError
from wikiextract.inspect.document import asset, document, policy
from wikiextract.inspect.links import (
    PAGE,
    PAGES,
    REPORT,
    SELECTED,
    InspectorLinks,
    page_address,
)
from wikiextract.inspect.runs import PageIndex, WantedPages
from wikiextract.inspect.view import PageView
from wikiextract.pipeline.reports.html_report import html_report
from wikiextract.pipeline.reports.record_parts import field_facet
from wikiextract.pipeline.reports.run_report import RunReport
from wikiextract.pipeline.reports.styled import policy as report_policy

_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
_SHOWN = 200
_CHOICES = 300


@dataclass(frozen=True)
class ServedRun:
    """The records of a run: their pages, and `report`, which makes their report of now."""

    pages: PageIndex
    report: Callable[[], RunReport]


def application(
    view_of: Callable[[str | None], PageView], run: ServedRun | None = None
) -> Starlette:
    """Return the web application: views of pages, and of a run its report and a search.

    Only requests to this machine by its own name are answered, so that no web page elsewhere can
    read them under a name of its own. Pages are made one after the other.
    """

    async def start(request: Request) -> Response:
        return RedirectResponse(PAGE if run is None else REPORT)

    async def page(request: Request) -> Response:
        return _answer(lambda: _page(view_of(request.query_params.get("title") or None), run))

    async def pages(request: Request) -> Response:
        assert run is not None
        return _html(_found(run.pages, request.query_params), policy("'self'"))

    async def report(request: Request) -> Response:
        assert run is not None
        made = run.report
        return _answer(lambda: _html(html_report(made(), InspectorLinks()), report_policy()))

    of_run = [Route(PAGES, pages), Route(REPORT, report)] if run is not None else []
    return Starlette(
        routes=[Route("/", start), Route(PAGE, page), *of_run],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=_HOSTS)],
    )


def listen(port: int) -> socket.socket:
    """Return a socket of this machine at a port; 0 is any that is free.

    Raises `OutputError` when the port is taken or may not be used.
    """
    try:
        return socket.create_server((_HOSTS[0], port))
    except OSError as error:
        problem = f"cannot be used: {os.strerror(error.errno or 0)}"
        raise OutputError(f"port {port}", problem, "name another; 0 is any that is free") from error


def serve(application: Starlette, listening: socket.socket) -> None:
    """Answer requests to a socket until the process is interrupted."""
    uvicorn.Server(uvicorn.Config(application, log_level="warning")).run(sockets=[listening])


def _answer(make: Callable[[], Response]) -> Response:
    try:
        return make()
    except WikiextractError as error:
        return PlainTextResponse(str(error), status_code=404, headers=_headers(policy()))


def _page(view: PageView, run: ServedRun | None) -> Response:
    return _html(document(view, PAGES if run is not None else None), policy("'self'"))


def _found(pages: PageIndex, asked: Mapping[str, str]) -> str:
    given = {name: asked.get(name, "").strip() for name in ("title", *SELECTED, "field")}
    box, fields = given["box"], pages.fields(given["box"], _CHOICES) if given["box"] else []
    facets = {(kind, given[kind]) for kind in SELECTED if given[kind]}
    untyped = bool(asked.get("untyped"))
    if given["field"] in dict(fields):
        facets.add(("untyped" if untyped else "field", field_facet(box, given["field"])))
    found = pages.search(WantedPages(given["title"], frozenset(facets)))
    listed = list(islice(found, _SHOWN))
    return _template().render(
        style=asset("inspector.css"),
        wanted=given,
        untyped=untyped,
        choices={kind: _with(pages.names(kind, _CHOICES), given[kind]) for kind in SELECTED},
        fields=fields,
        found=listed,
        count=len(listed) + sum(1 for _ in found),
        address=page_address,
        report=REPORT,
    )


def _with(choices: list[tuple[str, int]], given: str) -> list[tuple[str, int | None]]:
    """The choices, with one that is given and rarer than all of them."""
    rare = given and given not in dict(choices)
    return [*choices, (given, None)] if rare else [*choices]


def _html(text: str, content_policy: str) -> Response:
    return HTMLResponse(text.encode("utf-8", "replace"), headers=_headers(content_policy))


def _headers(content_policy: str) -> dict[str, str]:
    return {
        "Content-Security-Policy": content_policy + "; frame-ancestors 'none'",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cache-Control": "no-store",
    }


@cache
def _template() -> jinja2.Template:
    text = (files(__package__) / "data" / "search.html").read_text(encoding="utf-8")
    return jinja2.Environment(autoescape=True).from_string(text)
