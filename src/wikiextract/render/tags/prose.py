"""Tags around wikitext: what they hold is shown in its order, without their machinery."""

from __future__ import annotations

from wikiextract.markup.tabs import pages_of, tabs_of
from wikiextract.markup.tags import tag_named
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
    """``<tabview>``: the pages whose text it shows, as a list of links."""
    links = "\n".join(f"* [[:{page}|{label}]]" for page, label in pages_of(call.content))
    return TagResult(f"<div>\n{call.render_wikitext(links)}\n</div>")
