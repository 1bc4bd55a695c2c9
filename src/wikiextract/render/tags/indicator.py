"""``<indicator name=…>``: shown beside the page's title, not in the text."""

from __future__ import annotations

from wikiextract.render.recipe import finish_whole, half_parse
from wikiextract.render.tags.call import TagCall, TagResult
from wikiextract.render.tree import build_tree, to_html


def indicator(call: TagCall) -> TagResult:
    """Note the indicator, the last of each name; return nothing to be shown in the text."""
    page = call.page
    name = call.attributes.get("name", "").strip()
    if not name:
        page.log.report("indicator-without-name", "A page status indicator has no name.")
        error = half_parse(page.messages.shown("invalid-indicator-name"), page)
        return TagResult(f'<span class="error">{error}</span>')
    html = to_html(build_tree(finish_whole(call.render_content(), page)).root).strip()
    if html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1:
        html = html[3:-4].strip()
    page.lists.indicators[name] = html
    return TagResult("")
