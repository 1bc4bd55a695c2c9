"""Labeled section transclusion: `#section`, `#section-x`, `#section-h`.

https://www.mediawiki.org/wiki/Extension:Labeled_Section_Transclusion
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from wikiextract.data_files import DataFile, read_data
from wikiextract.expand.arguments import GivenArguments
from wikiextract.expand.functions.call import Call
from wikiextract.expand.parsed_pages import ParsedPage
from wikiextract.expand.pieces import ExtensionTag, Markup, Pieces
from wikiextract.expand.result import Transclusion
from wikiextract.expand.scanner import scan


class _SectionWords(DataFile, frozen=True):
    """The data file ``data/sections.json``."""

    begin: frozenset[str]
    end: frozenset[str]
    functions: Mapping[str, str]


_WORDS = read_data("wikiextract.expand.functions.pages", "sections", _SectionWords)
_ATTRIBUTE = re.compile(
    r"(?P<name>[^\s=/>\"']+)\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'>]+))"
)


def section(call: Call) -> str:
    """``{{#section:page|label|last label}}``: what stands between the marks of labels.

    Without a label it is the whole page.
    """
    first = call.argument(1)
    last = call.argument(2) or first
    return _labelled(call, lambda pieces: _between(pieces, first, last))


def section_x(call: Call) -> str:
    """``{{#section-x:page|label|instead}}``: all but what stands between the marks of a label."""
    label = call.argument(1)
    instead = call.argument(2)
    return _labelled(call, lambda pieces: _without(pieces, label, instead))


def section_h(call: Call) -> str:
    """``{{#section-h:page|heading|last heading}}``: the section below a heading.

    Without a heading it is what stands above all.
    """
    parsed = _page(call)
    if isinstance(parsed, str):
        return parsed
    text = _below_heading(parsed.text, call.argument(1), call.argument(2))
    tags = call.page.site.extension_tags
    pieces = scan(text, extension_tags=tags, mode="inclusion")
    return call.frame.child(parsed.title, GivenArguments({})).expand(pieces)


def _labelled(call: Call, choose: Callable[[Pieces], Pieces]) -> str:
    parsed = _page(call)
    if isinstance(parsed, str):
        return parsed
    # Only sites with the extension know its tag, so the page is scanned for it.
    tags = call.page.site.extension_tags | {"section"}
    pieces = scan(parsed.text, extension_tags=tags, mode="inclusion")
    chosen = choose(pieces) if len(call) > 1 else pieces
    return call.frame.child(parsed.title, GivenArguments({})).expand(chosen)


def _page(call: Call) -> ParsedPage | str:
    """The page that a call names, or the text that stands for it."""
    title = call.page.site.title(call.first)
    if title is None or title.interwiki is not None:
        return ""
    parsed = call.frame.expansion.fetch(title)
    name = title.prefixed
    call.findings.record(
        Transclusion(
            name, name, "page", parsed is not None, call.frame.depth + 1, GivenArguments({})
        )
    )
    if parsed is None:
        call.problem("missing-template", f"There is no {name}.", title)
        return f"[[:{name}]]"
    if call.frame.is_within(parsed.title):
        call.problem("template-loop", f"{name} transcludes itself.", title)
        return f'<span class="error">Template loop detected: [[{name}]]</span>'
    return parsed


def _mark(piece: str | Markup, names: frozenset[str]) -> str | None:
    """The label of a mark (`<section begin="label"/>`) with one of the attribute `names`."""
    if not isinstance(piece, ExtensionTag) or piece.name != "section":
        return None
    for match in _ATTRIBUTE.finditer(piece.attributes):
        if match["name"].lower() in (name.lower() for name in names):
            return (match["double"] or match["single"] or match["bare"] or "").strip()
    return None


def _between(pieces: Pieces, first: str, last: str) -> Pieces:
    chosen: Pieces = []
    inside = False
    for piece in pieces:
        if inside:
            if _mark(piece, _WORDS.end) == last:
                inside = False
            else:
                chosen.append(piece)
        elif _mark(piece, _WORDS.begin) == first:
            inside = True
    return [piece for piece in chosen if not _is_mark(piece)]


def _without(pieces: Pieces, label: str, instead: str) -> Pieces:
    chosen: Pieces = []
    inside = False
    for piece in pieces:
        if inside:
            inside = _mark(piece, _WORDS.end) != label
        elif _mark(piece, _WORDS.begin) == label:
            inside = True
            chosen.append(instead)
        else:
            chosen.append(piece)
    return [piece for piece in chosen if not _is_mark(piece)]


def _is_mark(piece: str | Markup) -> bool:
    return isinstance(piece, ExtensionTag) and piece.name == "section"


_HEADING = re.compile(r"^(={1,6})[ \t]*(.+?)[ \t]*\1[ \t]*(?:<!--.*?-->[ \t]*)*$", re.M)


def _below_heading(text: str, heading: str, last: str) -> str:
    """The text below `heading` to the next heading of its level or above, or to `last`."""
    if not heading:
        first = _HEADING.search(text)
        return text[: first.start() if first else None].strip("\n")
    start = level = -1
    for match in _HEADING.finditer(text):
        title = match[2].strip()
        if start < 0:
            if title.lower() == heading.lower():
                start, level = match.end(), len(match[1])
        elif title.lower() == last.lower() if last else len(match[1]) <= level:
            return text[start : match.start()].strip("\n")
    return text[start:].strip("\n") if start >= 0 else ""


FUNCTIONS = {"lst": section, "lstx": section_x, "lsth": section_h}
NAMES = _WORDS.functions
