"""Labeled section transclusion: `#section`, `#section-x`, `#section-h`.

https://www.mediawiki.org/wiki/Extension:Labeled_Section_Transclusion
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import msgspec

from wikiextract.data_files import DataFile, read_data
from wikiextract.expand.arguments import GivenArguments
from wikiextract.expand.functions.call import Call
from wikiextract.expand.parsed_pages import ParsedPage
from wikiextract.expand.pieces import ExtensionTag, Markup, Pieces
from wikiextract.expand.result import Transclusion
from wikiextract.expand.scanner import scan


class _SectionWords(DataFile, frozen=True):
    """The data file ``data/sections.json``."""

    tags: frozenset[str]
    begin: frozenset[str]
    end: frozenset[str]
    functions: Mapping[str, str]


_WORDS = read_data("wikiextract.expand.functions.pages", "sections", _SectionWords)


class _SectionMark(msgspec.Struct, frozen=True):
    """The tags that begin or end what has a `label`: those with one of the attribute's names."""

    names: re.Pattern[str]
    label: str

    def is_on(self, tag: ExtensionTag) -> bool:
        """Return True if the tag has the label, as it is written there: quoted or with blanks."""
        written = tag.attributes
        return any(
            written.startswith(label, match.end())
            and not written[match.end() + len(label) : match.end() + len(label) + 1].strip()
            for match in self.names.finditer(written)
            for label in (self.label, f'"{self.label}"', f"'{self.label}'")
        )


def _names(words: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<=\s)(?i:{'|'.join(sorted(words))})=")


_BEGIN, _END = _names(_WORDS.begin), _names(_WORDS.end)


def section(call: Call) -> str:
    """``{{#section:page|label|last label}}``: what stands between the marks of labels.

    Without a label it begins where the page does, without labels it is the whole page.
    """
    first = call.argument(1)
    last = call.argument(2) if len(call) > 2 else first
    return _labelled(call, lambda inner: _between(inner, first, last))


def section_x(call: Call) -> str:
    """``{{#section-x:page|label|instead|last label}}``: all but what stands between the marks."""
    first, instead = call.argument(1), call.argument(2)
    last = call.argument(3) if len(call) > 3 else first
    return _labelled(call, lambda inner: _without(inner, first, instead, last))


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


def _labelled(call: Call, choose: Callable[[_SectionPieces], Pieces]) -> str:
    parsed = _page(call)
    if isinstance(parsed, str):
        return parsed
    # Only sites with the extension know its tags, so the page is scanned for them.
    tags = call.page.site.extension_tags | _WORDS.tags
    pieces = scan(parsed.text, extension_tags=tags, mode="inclusion")
    if len(call) > 1:
        pieces = choose(_SectionPieces(pieces, tags))
    return call.frame.child(parsed.title, GivenArguments({})).expand(pieces)


class _SectionPieces(msgspec.Struct, frozen=True):
    """A page's pieces, and the tags that it is scanned for."""

    pieces: Pieces
    tags: frozenset[str]

    def inside(self, tag: ExtensionTag) -> Pieces:
        """Return the pieces of what such a tag holds: most hold nothing."""
        return scan(tag.content, extension_tags=self.tags) if tag.content else []


def _page(call: Call) -> ParsedPage | str:
    """The page that a call names, or the text that stands for it."""
    title = call.page.site.title(call.first)
    if title is None or title.interwiki is not None:
        return ""
    parsed = call.frame.expansion.fetch(title)
    name = title.prefixed
    call.frame.expansion.record(
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


def _section_tag(piece: str | Markup) -> ExtensionTag | None:
    """Return a piece that is a tag of a section, None for others."""
    if isinstance(piece, ExtensionTag) and piece.name.lower() in _WORDS.tags:
        return piece
    return None


def _between(parts: _SectionPieces, first: str, last: str) -> Pieces:
    begin, end = _SectionMark(_BEGIN, first), _SectionMark(_END, last)
    chosen: Pieces = []
    inside = not first
    for piece in parts.pieces:
        tag = _section_tag(piece)
        if tag is None:
            if inside:
                chosen.append(piece)
            continue
        inside = inside or begin.is_on(tag)
        if not inside:
            continue
        if end.is_on(tag):
            if not first:
                break
            inside = False
        else:
            chosen += parts.inside(tag)
    return chosen


def _without(parts: _SectionPieces, first: str, instead: str, last: str) -> Pieces:
    begin, end = _SectionMark(_BEGIN, first), _SectionMark(_END, last)
    chosen: Pieces = []
    left_out = False
    for piece in parts.pieces:
        tag = _section_tag(piece)
        if tag is None:
            if not left_out:
                chosen.append(piece)
            continue
        if not left_out and begin.is_on(tag):
            left_out = True
            chosen.append(instead)
        if not left_out or end.is_on(tag):
            chosen += parts.inside(tag)
            left_out = False
    return chosen


_HEADING = re.compile(r"^(={1,6})(?!=)(.*?)\1[^\S\n]*$", re.M)


def _below_heading(text: str, heading: str, last: str) -> str:
    """The text below `heading` up to `last`, else to the next heading of its level or above.

    Without a heading it is what stands above all.
    """
    found = [
        (match.start(), match.end(), len(match[1]), match[2].strip().lower())
        for match in _HEADING.finditer(text)
    ]
    begin, level = 0, 6
    if heading:
        wanted = heading.lower()
        begin, level = next(
            ((end, level) for _, end, level, title in found if title == wanted), (-1, 0)
        )
        if begin < 0:
            return ""
    behind = [one for one in found if one[0] >= begin]
    ends = [start for start, _, _, title in behind if last and title == last.lower()]
    ends += [start for start, _, its_level, _ in behind if its_level <= level]
    return text[begin : ends[0] if ends else None].strip("\n")


FUNCTIONS = {"lst": section, "lstx": section_x, "lsth": section_h}
NAMES = _WORDS.functions
