"""Notes in expanded wikitext which call gave which boxes, so that readers find it in the tree.

Parsoid does the same (https://www.mediawiki.org/wiki/Specs/HTML, Transclusion content): the
outermost elements of what a call gave carry an ``about``. An attribute shows nowhere, and nothing
in MediaWiki depends on this one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from wikiextract.expand.expander import Expansion
from wikiextract.expand.origins import Origin
from wikiextract.markup.calls import ABOUT, about_call, may_name_calls
from wikiextract.nodes import Span, TemplateCall
from wikiextract.read.calls.call import NotedCall
from wikiextract.read.joined.extents import ExtentWalk
from wikiextract.site.title import TEMPLATE

_TAGS = re.compile(
    r"<(?P<end>/)?(?:div|table|aside|nav|section|center|blockquote)(?=[\s/>])"
    r"|^[ :*#;]*\{\||^[ ]*\|(?P<close>\})",
    re.MULTILINE | re.IGNORECASE,
)

_NOTHING: Mapping[Origin, str] = MappingProxyType({})


@dataclass(frozen=True)
class NotedCalls:
    """The calls of an expanded page, to be noted in it.

    `plain` is the expanded wikitext. `calls` are the page's calls by the number of their
    transclusion, `abouts` those that are noted by their ``about``; `extents` is what each call gave
    (offsets in the text) by its span in the page, `noted` all that calls gave.
    """

    plain: str
    calls: Mapping[int, NotedCall]
    abouts: Mapping[str, NotedCall]
    extents: Mapping[Span, Origin]
    noted: Sequence[Origin] = ()

    def text(self, instead: Mapping[Origin, str] = _NOTHING) -> str:
        """Return the text with notes; what some calls gave is replaced by what is given for it."""
        return "".join(_with_notes(self.plain, self.noted, instead))


def note_calls(expansion: Expansion, written: Sequence[TemplateCall]) -> NotedCalls:
    """Note the calls of a page; `written` are those that its editor wrote."""
    extents = [one for one in expansion.origins if one.name is None]
    if not extents:
        return NotedCalls(expansion.text, {}, {}, {})
    by_span = {call.span: call for call in written if call.span is not None}
    calls: dict[int, NotedCall] = {}
    known: dict[Span, Origin] = {}
    for extent in extents:
        transclusion = expansion.transclusions[extent.transclusion]
        span = (transclusion.start, transclusion.end)
        call = by_span.get(span)
        if call is None:
            continue
        known.setdefault(span, extent)
        target = None
        if transclusion.target != transclusion.title:
            target = _template_name(expansion, transclusion.target)
        calls[extent.transclusion] = NotedCall(
            name=call.name,
            parameters={one.name: one.raw for one in call.parameters},
            target=target,
            span=span,
        )
    text = str(expansion.text)
    if may_name_calls(text):
        # Somebody wrote such an attribute: what it is about could not be told from a note.
        return NotedCalls(text, calls, {}, known)
    abouts = {about_call(number): call for number, call in calls.items()}
    noted = tuple(one for one in extents if one.transclusion in calls)
    return NotedCalls(text, calls, abouts, known, noted)


def _template_name(expansion: Expansion, prefixed: str) -> str:
    title = expansion.page.site.title(prefixed)
    if title is None or title.namespace != TEMPLATE:
        return prefixed
    return title.text


def _with_notes(
    text: str, extents: Sequence[Origin], instead: Mapping[Origin, str]
) -> Iterator[str]:
    """The text in pieces, with a note in each outermost tag that a call gave."""
    if not extents:
        yield text
        return
    position = 0
    for extent in sorted(instead, key=lambda one: one.start):
        yield from _noted(text, position, extent.start, extents)
        yield instead[extent]
        position = extent.end
    yield from _noted(text, position, len(text), extents)


def _noted(text: str, start: int, end: int, extents: Sequence[Origin]) -> Iterator[str]:
    walk = ExtentWalk(extents)
    depths: Counter[Origin] = Counter()
    position = start
    for tag in _TAGS.finditer(text, start, end):
        # The last character: white space before a table may be of the text around.
        extent = walk.innermost(tag.end() - 1)
        if extent is None:
            continue
        if tag["end"] or tag["close"]:
            depths[extent] = max(depths[extent] - 1, 0)
            continue
        if depths[extent] == 0:
            yield text[position : tag.end()]
            yield f' {ABOUT}="{about_call(extent.transclusion)}" '
            position = tag.end()
        depths[extent] += 1
    yield text[position:end]
