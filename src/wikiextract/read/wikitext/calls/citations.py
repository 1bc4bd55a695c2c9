"""Sources that calls describe, as they are shown: no template says how."""

from __future__ import annotations

from wikiextract.nodes import Citation, Link, TemplateCall
from wikiextract.read.wikitext.calls.shown import Shown
from wikiextract.read.wikitext.reading import Reading
from wikiextract.read.wikitext.text.external import note_address


def citation_shown(reading: Reading, call: TemplateCall, citation: Citation) -> Shown:
    """A source as one text (its wiki's template would lay it out in its own way) and its links."""
    parts = ["; ".join(citation.authors) + (f" ({citation.date})" if citation.date else "")]
    parts += [
        citation.title or "",
        citation.container or "",
        citation.publisher or "",
    ]
    if not citation.authors and citation.date:
        parts = [*parts[1:], citation.date]
    text = ". ".join(part.strip(" .") for part in parts if part.strip())
    links: list[Link] = []
    assert call.span is not None
    titled = citation.title
    for parameter in call.parameters:
        for link in parameter.value.links:
            if link.kind != "external":
                links.append(link)
            elif link.target == citation.url and titled:
                note_address(reading, link.target, titled, call.span[0])
                links.append(Link(text=titled, target=link.target, kind="external", span=link.span))
            else:
                links.append(link)
    return Shown(text=text, links=tuple(links))
