"""Running text: what a stretch of wikitext shows, with its links, pictures and reference marks.

`read_run` goes from token to token. Whatever begins where the scanner found a construct is handed
to its reader and skipped; everything else is text or one of the small marks dealt with here.
Nothing is unbalanced for it: a bracket or tag that is not closed is text or nothing, as in
MediaWiki.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from wikiextract.markup.elements import elements
from wikiextract.markup.tabs import pages_of, tab_ranges
from wikiextract.nodes import Image, Link, Value
from wikiextract.read.text.folding import fold
from wikiextract.read.text.run import PlacedLink, TextRun
from wikiextract.read.text.value_parts import captioned
from wikiextract.read.wikitext.attributes import read_attributes
from wikiextract.read.wikitext.blocks.code import code_block, is_code_block
from wikiextract.read.wikitext.blocks.extensions import extension_block
from wikiextract.read.wikitext.blocks.formulas import formula_of_tag
from wikiextract.read.wikitext.constructs import (
    ArgumentMarkup,
    CallMarkup,
    Hidden,
    LinkMarkup,
    TagMarkup,
    VariantMarkup,
)
from wikiextract.read.wikitext.lines import covered
from wikiextract.read.wikitext.reading import LinkTarget, Reading
from wikiextract.read.wikitext.text.external import BRACKETED, bare_link, external_link
from wikiextract.read.wikitext.text.files import file_options, gallery_lines, media_kind, options_of
from wikiextract.read.wikitext.text.html_tags import TAG, hidden_elements, may_hide
from wikiextract.read.wikitext.text.links import link_target, page_link
from wikiextract.read.wikitext.text.quotes import resolve_quotes
from wikiextract.read.wikitext.text.source_run import SourceRun
from wikiextract.read.wikitext.text.variants import variant_range
from wikiextract.site.parse_title import decode_entities

MAX_DEPTH = 12

_TOKEN = re.compile(
    r"''+"
    r"|\[\["
    rf"|{BRACKETED.pattern}"
    r"|\{\{"
    r"|<"
    r"|&(?:#\w+|\w+);"
    r"|:(?=//)"
    r"|(?<=[\n>]):"  # perhaps the indentation of a line in a poem
    r"|-\{"
    r"|__(?=[^\W_])"
    r"|\n",
    re.I,
)
_TAG_BEGIN = re.compile(r"<([a-zA-Z][a-zA-Z0-9]*)\s")
_LONGEST_TAG = 1000


def read_run(reading: Reading, start: int, end: int, depth: int = 0) -> SourceRun:
    """Read ``text[start:end]`` as running text. Beyond a depth of `MAX_DEPTH` it is left out."""
    run = SourceRun()
    if depth > MAX_DEPTH:
        reading.log.report("nesting-too-deep", "markup is nested too deeply to be read")
        return run
    _InlineWalk(reading, run, end, depth).go(start)
    return run


class _InlineWalk:
    """One pass over a stretch of text."""

    __slots__ = ("brackets_until", "depth", "end", "hidden", "linked", "quotes", "reading", "run")

    def __init__(self, reading: Reading, run: SourceRun, end: int, depth: int) -> None:
        self.reading = reading
        self.run = run
        self.end = end
        self.depth = depth
        self.quotes: list[int] = []
        # Up to where it is known that no "]" closes an external link's text.
        self.brackets_until = -1
        # Within the text of an external link, addresses are text.
        self.linked = False
        # Where elements that are not shown begin and end, once one was met.
        self.hidden: dict[int, int] | None = None

    def go(self, position: int) -> None:
        """Read from `position` to the end."""
        text, end, pieces = self.reading.text, self.end, self.run.pieces
        search = _TOKEN.search
        while True:
            match = search(text, position, end)
            if match is None:
                break
            token = match.start()
            if token > position:
                pieces.append(text[position:token])
            position = self.token(match, token)
        if position < end:
            pieces.append(text[position:end])
        if self.quotes:
            resolve_quotes(self.run, self.quotes)

    def token(self, match: re.Match[str], start: int) -> int:
        """Read the token at `start`; gives where to go on."""
        mark = match[0]
        first = mark[0]
        if first == "'":
            self.quotes.append(len(self.run.pieces))
            self.run.pieces.append(mark)
            return match.end()
        if first in "[{<-":
            construct = self.reading.constructs.at.get(start)
            if construct is not None and construct.end <= self.end:
                return self.construct(construct)
            if first == "<":
                return self.tag(start)
            if first == "[" and mark != "[[":
                return self.external(match)
            self.run.pieces.append(first)
            return start + 1
        if first == "\n":
            if self.quotes:
                resolve_quotes(self.run, self.quotes)
                self.quotes.clear()
            self.run.pieces.append("\n")
            return start + 1
        if first == "&":
            self.run.pieces.append(decode_entities(mark))
            return match.end()
        if first == ":":
            indent = self.reading.constructs.at.get(start)
            if isinstance(indent, Hidden):
                return indent.end
            if self.linked or not self.reading.text.startswith("//", start + 1):
                self.run.pieces.append(":")
                return start + 1
            return bare_link(self.reading, self.run, start, self.end)
        switch = self.reading.site.switches.match(self.reading.text, start, self.end)
        if switch is not None and switch.end() > start:
            return switch.end()
        self.run.pieces.append(mark)
        return match.end()

    def construct(self, construct: object) -> int:
        """Read what the scanner found; gives its end (for links: the end of their trail)."""
        reading, run = self.reading, self.run
        if isinstance(construct, LinkMarkup):
            return self.link(construct)
        if isinstance(construct, CallMarkup):
            shown = reading.shown.get(construct.start)
            if shown is not None:
                run.add_shown(shown)
                if not shown.understood:
                    self.unknown(construct)
            return construct.end
        if isinstance(construct, TagMarkup):
            self.extension(construct)
            return construct.end
        if isinstance(construct, Hidden):
            return construct.end
        if isinstance(construct, VariantMarkup):
            self.inside(*variant_range(reading, construct))
            return construct.end
        assert isinstance(construct, ArgumentMarkup)
        if construct.default[0] >= 0:
            self.inside(*construct.default)
        else:
            run.pieces.append(reading.text[construct.start : construct.end])
        return construct.end

    def unknown(self, call: CallMarkup) -> None:
        """Say, once for each name, that nobody knows what a call in the text shows."""
        name = self.reading.names[call.index]
        self.reading.log.report(
            "call-not-shown",
            f"what {{{{{name.name}}}}} shows is not known from its arguments",
            severity="info",
            template=name.name,
            span=(call.start, call.end),
        )

    def inside(self, start: int, end: int, *, linked: bool = False) -> None:
        """Read the inside of a construct into the same run."""
        if start >= end:
            return
        if self.depth >= MAX_DEPTH:
            self.reading.log.report("nesting-too-deep", "markup is nested too deeply to be read")
            return
        walk = _InlineWalk(self.reading, self.run, end, self.depth + 1)
        walk.linked = linked or self.linked
        walk.go(start)

    def extension(self, tag: TagMarkup) -> None:
        """An extension tag within a line."""
        reading, run = self.reading, self.run
        marks = reading.note_marks.get(tag.start)
        if marks is not None:
            for mark in marks:
                run.add_reference(mark)
            return
        kind = tag.facts.kind
        if tag.facts.shows_nothing or kind in ("note", "note_list"):
            return
        content = reading.text[tag.content_start : tag.content_end]
        if kind in ("formula", "chemistry"):
            formula = formula_of_tag(reading, tag)
            run.formulas.append(formula)
            run.pieces.append(formula)
        elif kind == "gallery":
            caption = read_attributes(tag.attributes).get("caption")
            images = gallery_images(reading, tag, self.depth)
            if images and caption:
                images[-1] = captioned(images[-1], Value(text=fold(caption)))
            for image in images:
                run.add_image(image)
        elif is_code_block(tag):
            code = code_block(reading, tag)
            if code is not None:
                run.add_block(code)
        elif tag.facts.content == "text":
            run.pieces.append(decode_entities(content))
        elif tag.facts.content == "source":
            run.add_block(extension_block(reading, tag))
        elif kind == "image_map":
            picture = image_of_map(reading, tag, self.depth)
            if picture is not None:
                run.add_image(picture)
        elif kind == "tabs":
            for start, end in tab_ranges(content):
                self.inside(tag.content_start + start, tag.content_start + end)
                run.pieces.append(" ")
        elif kind == "page_tabs":
            run.pieces.append(" ".join(label for _, label in pages_of(content)))
        else:
            self.inside(tag.content_start, tag.content_end)

    def tag(self, start: int) -> int:
        """An HTML tag, or an angle bracket that is text."""
        run, text = self.run, self.reading.text
        match = TAG.match(text, start, self.end)
        name = match["name"].lower() if match is not None else ""
        known = elements()
        if match is None:
            end = self.tag_with_constructs(start)
            if end > 0:
                return end
        if match is None or (name not in known.all and name not in known.transclusion):
            run.pieces.append("<")
            return start + 1
        if name == "br":
            run.breaks.append(len(run.pieces))
            run.pieces.append(" ")
            return match.end()
        if name in known.blocks:
            run.pieces.append(" ")
        if match["attributes"] and not match["slash"] and may_hide(match["attributes"]):
            if self.hidden is None:
                hidden = hidden_elements(covered(self.reading, start, self.end))
                self.hidden = {start + begin: start + stop for begin, stop in hidden.items()}
            return self.hidden.get(start, match.end())
        return match.end()

    def tag_with_constructs(self, start: int) -> int:
        """The end of an HTML tag in whose attributes constructs hold angle brackets, or -1."""
        begin = _TAG_BEGIN.match(self.reading.text, start, self.end)
        if begin is None or begin[1].lower() not in elements().all:
            return -1
        stop = min(self.end, start + _LONGEST_TAG)
        match = TAG.match(covered(self.reading, start, stop))
        return start + match.end() if match is not None else -1

    def external(self, match: re.Match[str]) -> int:
        """``[https://… text]``, or a bracket that is text."""
        reading, start = self.reading, match.start()
        if start < self.brackets_until:
            self.run.pieces.append("[")
            return start + 1
        link = external_link(reading, match, self.end)
        if link.end < 0:
            self.brackets_until = link.unclosed_until
            self.run.pieces.append("[")
            return start + 1
        place = len(self.run.pieces)
        if link.text_start < link.end - 1:
            self.inside(link.text_start, link.end - 1, linked=True)
        node = link.node(reading, self.run, place)
        if node is not None:
            self.run.links.append(PlacedLink(place, len(self.run.pieces), node))
        return link.end

    def link(self, link: LinkMarkup) -> int:
        """``[[…]]``."""
        reading, run = self.reading, self.run
        target = link_target(reading, link)
        if target is None:
            run.pieces.append("[")
            return link.start + 1
        if target.kind in ("page", "dynamic"):
            return self.page(link, target)
        if target.kind == "file":
            self.file(link, target)
        return link.end

    def page(self, link: LinkMarkup, target: LinkTarget) -> int:
        """A link to a page, with its trail."""
        reading, run = self.reading, self.run
        text = reading.text
        place = len(run.pieces)
        if len(link.parts) > 1:
            start, end = link.parts[1][0], link.end - 2
            if _TOKEN.search(text, start, end) is None:
                run.pieces.append(text[start:end])
            else:
                inner = read_run(reading, start, end, self.depth + 1)
                run.pieces.append("".join(inner.pieces))
                run.add_linked(inner, place)
                if inner.links:  # a link in a link's text (MediaWiki ends the outer one there)
                    run.links += [PlacedLink(place, place + 1, item.link) for item in inner.links]
        elif target.kind == "dynamic":
            inner = read_run(reading, *link.parts[0], self.depth + 1)
            run.pieces.append("".join(inner.pieces))
        else:
            run.pieces.append(decode_entities(target.default_text))
        stop = link.end
        if run.pieces[-1].count("[") > run.pieces[-1].count("]") and text.startswith("]", stop):
            run.pieces[-1] += "]"  # "[[Page|[text]]]"
            stop += 1
        trail = reading.site.link_trail.match(text, stop, self.end)
        if trail is not None and trail.end() > stop:
            stop = trail.end()
            run.pieces[-1] += trail[0]
        if target.kind == "page":
            node = page_link(target, fold(run.pieces[place]), link)
            run.links.append(PlacedLink(place, place + 1, node))
        return stop

    def file(self, link: LinkMarkup, target: LinkTarget) -> None:
        """A picture: within the line or beside it."""
        image, apart = image_of_link(self.reading, link, target, self.depth)
        if apart:
            self.run.framed.append(image)
        self.run.add_image(image)


def gallery_images(reading: Reading, tag: TagMarkup, depth: int = 0) -> list[Image]:
    """The pictures of a ``<gallery>``, with their captions."""
    images: list[Image] = []
    for item in gallery_lines(reading, tag.content_start, tag.content_end):
        options = options_of(reading, item.parts)
        caption: TextRun | None = None
        if options.caption is not None:
            caption = read_run(reading, *options.caption, depth + 1)
        images.append(make_image(item.file, caption, options.alt, (item.start, item.end)))
    return images


def image_of_map(reading: Reading, tag: TagMarkup, depth: int = 0) -> Image | None:
    """The picture of an ``<imagemap>``, with the links of its areas; None when it names none."""
    lines: list[tuple[int, int]] = []
    position = tag.content_start
    for line in reading.text[position : tag.content_end].split("\n"):
        if line.strip() and not line.lstrip().startswith("#"):
            lines.append((position, position + len(line)))
        position += len(line) + 1
    pictures = gallery_lines(reading, *lines[0]) if lines else []
    if not pictures:
        return None
    options = options_of(reading, pictures[0].parts)
    caption: TextRun | None = None
    alt = options.alt
    if options.caption is not None:
        caption = read_run(reading, *options.caption, depth + 1)
        if not options.framed:
            alt, caption = alt or caption.text() or None, None
    image = make_image(pictures[0].file, caption, alt, (tag.start, tag.end))
    areas = (read_run(reading, start, end, depth + 1) for start, end in lines[1:])
    links = tuple(placed.link for run in areas for placed in run.links)
    return replace(image, links=(*image.links, *links)) if links else image


def image_of_link(
    reading: Reading, link: LinkMarkup, target: LinkTarget, depth: int = 0
) -> tuple[Image, bool]:
    """The picture of a file link; whether it stands beside the text."""
    options = file_options(reading, link)
    caption: TextRun | None = None
    alt = options.alt
    if options.caption is not None:
        caption = read_run(reading, *options.caption, depth + 1)
        if not options.framed:
            alt, caption = alt or caption.text() or None, None
    image = make_image(target.name, caption, alt, (link.start, link.end))
    leads_to = _image_link(reading, options.link, link) if options.link else None
    if leads_to is not None:
        image = replace(image, links=(*image.links, leads_to))
    return image, options.apart


def _image_link(reading: Reading, written: str, link: LinkMarkup) -> Link | None:
    """Where a picture leads that does not lead to its own page."""
    span = (link.start, link.end)
    if re.match(r"(?:https?:|ftp:)?//", written, re.I):
        url = decode_entities(written)
        return Link(text="", target=url, kind="external", span=span)
    title = reading.site.link_title(written, reading.title)
    if title is None:
        return None
    return Link(
        text="",
        target=title.text if title.interwiki is not None else title.prefixed,
        kind="internal" if title.interwiki is None else "interwiki",
        anchor=title.fragment.replace(" ", "_") if title.fragment else None,
        interwiki=title.interwiki,
        span=span,
    )


def make_image(
    file: str, caption: TextRun | None, alt: str | None, span: tuple[int, int] | None
) -> Image:
    """The node of a picture with the run of its caption."""
    return Image(
        file=file,
        caption=caption.text() or None if caption is not None else None,
        alt=alt,
        media=media_kind(file),
        links=tuple(placed.link for placed in caption.links) if caption is not None else (),
        references=tuple(name for _, name in caption.references) if caption is not None else (),
        span=span,
    )
