"""The inspector as a local web server. Needs the extra ``inspect``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
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

from wikiextract.errors import WikiextractError
from wikiextract.inspect.document import asset, document, policy
from wikiextract.inspect.runs import ListedPage, WantedPages, search
from wikiextract.inspect.view import PageView

_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
_SHOWN = 200
_CHOICES = 300


def application(
    view_of: Callable[[str | None], PageView], pages: Sequence[ListedPage] | None = None
) -> Starlette:
    """Return the web application: views of pages, and a search where there are `pages` of a run.

    Only requests to this machine by its own name are answered, so that no web page elsewhere can
    read them under a name of its own. Pages are made one after the other.
    """

    choices = {
        "box": _most(page.boxes for page in pages or ()),
        "class": _most(page.classes for page in pages or ()),
        "diagnostic": _most(page.codes for page in pages or ()),
    }

    async def start(request: Request) -> Response:
        if pages is None:
            return RedirectResponse("/page")
        asked = request.query_params
        names = ("title", "box", "class", "diagnostic")
        values = [asked.get(name, "").strip() for name in names]
        wanted = WantedPages(*values)
        found = list(islice(search(pages, wanted), _SHOWN + 1))
        return _html(
            _template().render(
                style=asset("inspector.css"),
                wanted=dict(zip(names, values, strict=True)),
                found=found[:_SHOWN],
                more=len(found) > _SHOWN,
                choices=choices,
            )
        )

    async def page(request: Request) -> Response:
        try:
            return _html(document(view_of(request.query_params.get("title") or None)))
        except WikiextractError as error:
            return PlainTextResponse(str(error), status_code=404, headers=_headers())

    return Starlette(
        routes=[Route("/", start), Route("/page", page)],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=_HOSTS)],
    )


def serve(application: Starlette, port: int) -> None:
    """Answer requests to this machine until the process is interrupted."""
    uvicorn.run(application, host="127.0.0.1", port=port, log_level="warning")


def _most(names: Iterable[Iterable[str]]) -> list[tuple[str, int]]:
    return Counter(name for some in names for name in some).most_common(_CHOICES)


def _html(text: str) -> Response:
    return HTMLResponse(text.encode("utf-8", "replace"), headers=_headers())


def _headers() -> dict[str, str]:
    return {
        "Content-Security-Policy": policy("'self'") + "; frame-ancestors 'none'",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cache-Control": "no-store",
    }


def _template() -> jinja2.Template:
    text = (files(__package__) / "data" / "search.html").read_text(encoding="utf-8")
    return jinja2.Environment(autoescape=True).from_string(text)
