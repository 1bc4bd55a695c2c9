"""Tags around wikitext: what they hold is shown in its order, without their machinery."""

from __future__ import annotations

from wikiextract.markup.tabs import pages_of, tabs_of
from wikiextract.markup.tags import tag_named
from wikiextract.render.roles import TagPage
from wikiextract.render.sanitizer import escape_text
from wikiextract.render.tags.call import TagCall, TagResult


def prose(call: TagCall) -> TagResult:
    """The content, in a ``div`` or, where the tag stands within a line, a ``span``."""
    if tag_named(call.name).place == "inline":
        return TagResult(f"<span>{call.render_content()}</span>")
    return TagResult(f"<div>\n{call.render_content()}\n</div>")


def tabs(call: TagCall) -> TagResult:
    """``<tabber>``: the name of each tab, and what it holds."""
    shown = "\n\n".join(
        f"{call.content[slice(*tab.name)].strip()}\n\n{call.content[slice(*tab.content)].strip()}"
        for tab in tabs_of(call.content)
    )
    return TagResult(f"<div>\n{call.render_wikitext(shown)}\n</div>")


def page_tabs(call: TagCall) -> TagResult:
    """``<tabview>``: the pages that it shows, each under its label; links to those not at hand."""
    shown = "".join(
        f"\n{label}\n\n{{{{:{page.removeprefix(':')}}}}}\n\n"
        if _is_at_hand(page, call.page)
        else f"* [[:{page}|{label}]]\n"
        for page, label in pages_of(call.content)
    )
    # The empty line keeps their list apart from one in whose line the tag stands.
    return TagResult(f"<div>\n\n{call.render_wikitext(shown.lstrip())}\n</div>")


def tab(call: TagCall) -> TagResult:
    """``<tab name="…">``: its name, and what it holds."""
    name = call.attributes.get("name", "").strip()
    heading = f"<p>{escape_text(name)}</p>\n" if name else ""
    return TagResult(f"<div>\n{heading}{call.render_content()}\n</div>")


def _is_at_hand(name: str, page: TagPage) -> bool:
    """Return True if the text of a page is known."""
    title = page.site.link_title(name, page.title)
    return title is not None and title.interwiki is None and page.pages.text(title) is not None
