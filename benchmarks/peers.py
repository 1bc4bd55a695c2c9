"""The programs that ours is compared with, each given the pages of a dump. None is a dependency."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from wikiextract.site import Site
from wikiextract.sources.page import Page

try:
    import wikitextprocessor
except ImportError:
    wikitextprocessor = None

TEMPLATE, MODULE = 10, 828


def wikitextprocessor_with(site: Site, pages: list[Page]) -> Any:
    """A wikitextprocessor that has the wiki's templates and modules; None: not installed.

    It knows English namespaces only.
    """
    if wikitextprocessor is None:
        return None
    context = wikitextprocessor.Wtp(num_threads=1, quiet=True)
    names = {site.namespaces[TEMPLATE].name: "Template", site.namespaces[MODULE].name: "Module"}
    for page in pages:
        title = page.title or ""
        prefix, colon, rest = title.partition(":")
        if colon and prefix in names:
            title = f"{names[prefix]}:{rest}"
        model = "Scribunto" if page.namespace == MODULE else "wikitext"
        if page.redirect_to:
            _, _, target = page.redirect_to.partition(":")
            model, text = "redirect", f"Template:{target}"
        else:
            text = page.wikitext or ""
        if page.namespace in (TEMPLATE, MODULE):
            context.add_page(model, title, text)
    context.analyze_templates()
    return context


def mediawiki_seconds(script: str, articles: list[Page]) -> float:
    """What a PHP script beside this file says that MediaWiki takes for the articles."""
    path = Path(__file__).with_name(script)
    lines = "".join(json.dumps({"title": p.title, "text": p.wikitext}) + "\n" for p in articles)
    done = subprocess.run(
        ["php", str(path)], input=lines, capture_output=True, text=True, check=True
    )
    return float(done.stdout)
