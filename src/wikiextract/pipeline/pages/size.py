"""How large a page may be: what is read of one that is larger."""

from __future__ import annotations

from msgspec.structs import replace

from wikiextract.nodes import Diagnostic
from wikiextract.pipeline.pages.border import Fault
from wikiextract.sources.limits import HTML_CHARACTERS, MIB, WIKITEXT_CHARACTERS
from wikiextract.sources.page import Page

_CODE = "page-too-large"


def bounded(page: Page) -> tuple[Page, Fault] | None:
    """Return what is to be read of a page in place of it, and why; None for a page of a usual size.

    It is the beginning of the page's wikitext, which says so in a diagnostic; of a page of HTML
    alone nothing is read.
    """
    wikitext = page.wikitext or ""
    if len(page.html or "") > HTML_CHARACTERS:
        limit = HTML_CHARACTERS // MIB
        problem = f"its HTML has more than {limit} Mi characters and was not read"
    elif len(wikitext) > WIKITEXT_CHARACTERS:
        problem = "it was read in the source view"
    else:
        return None
    if page.wikitext is None:
        return replace(page, html=None), Fault(_CODE, problem)
    if len(wikitext) > WIKITEXT_CHARACTERS:
        limit = WIKITEXT_CHARACTERS // MIB
        shown = f"of its {len(wikitext)} characters of wikitext the first {limit} Mi were read"
        problem = f"{problem}; {shown}"
        end = wikitext.rfind("\n", WIKITEXT_CHARACTERS // 2, WIKITEXT_CHARACTERS)
        wikitext = wikitext[: WIKITEXT_CHARACTERS if end < 0 else end]
    told = Diagnostic(code=_CODE, severity="error", message=problem)
    page = replace(page, html=None, wikitext=wikitext, diagnostics=(*page.diagnostics, told))
    return page, Fault(_CODE, problem)
