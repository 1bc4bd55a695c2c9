"""``<references>``: the list of a group's notes, where the text of notes may stand, too."""

from __future__ import annotations

from wikiextract.render.recipe import half_parse
from wikiextract.render.references.errors import error_html
from wikiextract.render.references.reference_lists import list_html
from wikiextract.render.tags.call import TagCall, TagResult

_KNOWN = ("group", "responsive")


def references(call: TagCall) -> TagResult:
    """The list of a group; nothing when there is no note."""
    page = call.page
    citations = page.citations
    if citations.inside_list:
        return TagResult(error_html(page, "cite_error_included_references"))
    attributes = call.attributes
    unknown = next((key for key in attributes if key not in _KNOWN), None)
    if unknown is not None:
        return TagResult(
            error_html(page, "cite_error_references_invalid_parameters", unknown, ", ".join(_KNOWN))
        )
    group = attributes.get("group", "")
    problems: list[str] = []
    if call.content.strip():
        if "<references" in call.content.lower() or "-references-" in call.content:
            return TagResult(error_html(page, "cite_error_included_references"))
        citations.inside_list, citations.list_group = True, group
        call.expand(call.content)
        citations.inside_list = False
        problems = citations.list_problems
        citations.list_problems = []
    notes = citations.take_group(group)
    html = list_html(notes, attributes.get("responsive"), page) if notes is not None else ""
    if problems:
        html += "\n" + half_parse("<br />\n".join(problems), page)
    return TagResult(html)
