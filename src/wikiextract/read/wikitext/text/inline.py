"""Running text: what a stretch of wikitext shows, with its links, pictures and reference marks.

`read_run` goes from token to token. Whatever begins where the scanner found a construct is handed
to its reader and skipped; everything else is text or one of the small marks dealt with here.
Nothing is unbalanced for it: a bracket or tag that is not closed is text or nothing, as in
MediaWiki.
"""

from __future__ import annotations

import re

from wikiextract.markup.annotations import ASSIGNING
from wikiextract.markup.elements import elements
from wikiextract.markup.tabs import pages_of, tab_ranges
from wikiextract.nodes import Image, Link
from wikiextract.read.text.folding import fold
from wikiextract.read.text.run import PlacedLink
from wikiextract.read.text.value_parts import captioned
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
from wikiextract.read.wikitext.link_targets import LinkTarget
from wikiextract.read.wikitext.reading import Reading
from wikiextract.read.wikitext.text.external import (
    ExternalMarkup,
    bare_link,
    external_link,
    link_number,
    note_address,
)
from wikiextract.read.wikitext.text.html_tags import TAG, hidden_elements, may_hide
from wikiextract.read.wikitext.text.links import link_target, page_link
from wikiextract.read.wikitext.text.pictures import (
    gallery_caption,
    gallery_images,
    image_of_map,
    picture_of_link,
)
from wikiextract.read.wikitext.text.quotes import resolve_quotes
from wikiextract.read.wikitext.text.source_run import SourceRun
from wikiextract.read.wikitext.text.variants import variant_range
from wikiextract.site.parse_title import decode_shown_entities

MAX_DEPTH = 12

_TAG_BEGIN = re.compile(r"<([a-zA-Z][a-zA-Z0-9]*)\s")
_LONGEST_TAG = 1000


def read_run(
    reading: Reading, start: int, end: int, depth: int = 0, *, linked: bool = False
) -> SourceRun:
    """Read ``text[start:end]`` as running text. Beyond a depth of `MAX_DEPTH` it is left out.

    `linked`: it is the text of a link, in which addresses are text.
    """
    run = SourceRun()
    if depth > MAX_DEPTH:
        reading.log.report("nesting-too-deep", "markup is nested too deeply to be read")
        return run
    walk = _InlineWalk(reading, run, end, depth)
    walk.linked = linked
    walk.go(start)
    return run


def sole_link(reading: Reading, start: int, end: int) -> Link | None:
    """Return the link that ``text[start:end]`` is if it is one to a page, with a plain text.

    `read_run` reads the same; a link that stands alone needs no run.
    """
    text, construct = reading.text, reading.constructs.at.get(start)
    if not isinstance(construct, LinkMarkup) or construct.end != end or construct.name is None:
        return None
    target = link_target(reading, construct)
    if target is None or target.kind != "page" or text.startswith("]", end):
        return None
    shown = construct.label
    if shown is None:
        shown = decode_shown_entities(target.default_text)
    elif reading.tokens.search(shown) is not None:
        return None
    return page_link(target, fold(shown), construct)


class _InlineWalk:
    """One pass over a stretch of text."""

    __slots__ = (
        "brackets_until",
        "depth",
        "end",
        "hidden",
        "linked",
        "quotes",
        "reading",
        "run",
    )

    def __init__(self, reading: Reading, run: SourceRun, end: int, depth: int) -> None:
        self.reading = reading
        self.run = run
        self.end = end
        self.depth = depth
        self.quotes: list[int] = []
        # Up to where it is known that no "]" closes an external link's text.
        self.brackets_until = -1
        # Within the text of a link, addresses are text.
        self.linked = False
        # Where elements that are not shown begin and end, once one was met.
        self.hidden: dict[int, int] | None = None

    def go(self, position: int) -> None:
        """Read from `position` to the end."""
        reading, end, pieces, quotes = self.reading, self.end, self.run.pieces, self.quotes
        text, constructs, search = reading.text, reading.constructs, reading.tokens.search
        at = constructs.at
        rests = bool(constructs.rests)
        while True:
            match = search(text, position, end)
            token = match.start() if match is not None else end
            if rests and (rest := constructs.next_rest(position, token + 1)) <= token:
                pieces.append(text[position:rest])
                position = at[rest].end
                continue
            if match is None:
                break
            if token > position:
                pieces.append(text[position:token])
            mark = match[0]
            first = mark[0]
            if first == "'":
                quotes.append(len(pieces))
                pieces.append(mark)
                position = match.end()
                continue
            construct = at.get(token) if first in "[{<-" else None
            if construct is not None and construct.end <= end:
                position = self.construct(construct)
            else:
                position = self.token(match, token)
        if position < end:
            pieces.append(text[position:end])
        if quotes:
            resolve_quotes(self.run, quotes)

    def token(self, match: re.Match[str], start: int) -> int:
        """Read the token at `start`, where no construct begins; gives where to go on."""
        mark = match[0]
        first = mark[0]
        if first == "<":
            return self.tag(start)
        if first in "[{-":
            if first == "[" and mark != "[[" and not self.linked:
                return self.external(start)
            self.run.pieces.append(first)
            return start + 1
        if first == "\n":
            if self.quotes:
                resolve_quotes(self.run, self.quotes)
                self.quotes.clear()
            self.run.pieces.append("\n")
            return start + 1
        if first == "&":
            self.run.pieces.append(decode_shown_entities(mark))
            return match.end()
        if first == ":":
            indent = self.reading.constructs.at.get(start)
            if isinstance(indent, Hidden):
                return indent.end
            if self.linked:
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
            target = link_target(reading, construct)
            if target is not None and target.kind == "page":
                return self.page(construct, target)
            return self.link(construct, target)
        if isinstance(construct, TagMarkup):
            marks = reading.note_marks.get(construct.start)
            if marks is None:
                self.extension(construct)
            else:
                for mark in marks:
                    run.add_reference(mark)
            return construct.end
        if isinstance(construct, CallMarkup):
            shown = reading.shown.get(construct.start)
            if shown is not None:
                run.add_shown(shown)
                if not shown.understood:
                    self.unknown(construct)
            return construct.end
        if isinstance(construct, Hidden):
            return construct.end
        if isinstance(construct, VariantMarkup):
            self.variant(construct)
            return construct.end
        assert isinstance(construct, ArgumentMarkup)
        if construct.default[0] >= 0:
            self.inside(*construct.default)
        else:
            run.pieces.append(reading.text[construct.start : construct.end])
        return construct.end

    def variant(self, construct: VariantMarkup) -> None:
        """``-{…}-``, which is text on wikis without variants."""
        shown = variant_range(self.reading, construct)
        if shown is None:
            self.run.pieces.append("-{")
            self.inside(construct.start + 2, construct.end - 2)
            self.run.pieces.append("}-")
        else:
            self.inside(*shown)

    def unknown(self, call: CallMarkup) -> None:
        """Say, once for each name, that nobody knows what a call in the text shows."""
        if call.start in self.reading.constructs.left_out:
            return
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
        """An extension tag within a line that is no note."""
        reading, run = self.reading, self.run
        kind = tag.facts.kind
        if tag.facts.shows_nothing or kind in ("note", "note_list", "infobox"):
            return
        content = reading.text[tag.content_start : tag.content_end]
        if kind in ("formula", "chemistry"):
            formula = formula_of_tag(reading, tag)
            run.formulas.append(formula)
            run.pieces.append(formula)
        elif kind == "gallery":
            caption = gallery_caption(reading, tag, read_run, self.depth)
            images = gallery_images(
                reading, tag.content_start, tag.content_end, read_run, self.depth
            )
            if caption and not images:
                run.pieces.append(caption.text or "")
            elif caption:
                images[-1] = captioned(images[-1], caption)
            for image in images:
                run.add_image(image)
        elif is_code_block(tag):
            code = code_block(reading, tag)
            if code is not None:
                run.add_block(code)
        elif tag.facts.content == "text":
            run.pieces.append(decode_shown_entities(content))
        elif tag.facts.content == "source":
            run.add_block(extension_block(reading, tag))
        elif kind == "image_map":
            picture = image_of_map(reading, tag, read_run, self.depth)
            if picture is not None:
                run.add_image(picture)
        elif kind == "tabs":
            for start, end in tab_ranges(content):
                self.inside(tag.content_start + start, tag.content_start + end)
                run.pieces.append(" ")
        elif kind == "tab":
            self.inside(*(tag.attribute("name") or (0, 0)))
            run.pieces.append(" ")
            self.inside(tag.content_start, tag.content_end)
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

    def external(self, start: int) -> int:
        """``[https://… text]``, or a bracket that is text."""
        reading, run = self.reading, self.run
        if start < self.brackets_until:
            run.pieces.append("[")
            return start + 1
        link = external_link(reading, start, self.end)
        if link.end < 0:
            self.brackets_until = link.unclosed_until
            run.pieces.append("[")
            return start + 1
        place, links, images, marks = (
            len(part) for part in (run.pieces, run.links, run.images, run.references)
        )
        if link.has_text:
            self.inside(link.text_start, link.end - 1, linked=True)
        elif link.address is not None:
            run.pieces.append(f"[{link_number(reading, start)}]")
        if link.address is None:
            self.unknown_address(link)
            return link.end
        # No link holds another one: it ends where a link, a linked picture or a mark begins.
        begin = len(run.pieces)
        begin = min([begin, *(inner.start for inner in run.links[links:])])
        begin = min([begin, *(at for at, image in run.images[images:] if self.leads(image))])
        begin = min([begin, *(at for at, _ in run.references[marks:])])
        text = fold("".join(run.pieces[place:begin]))
        note_address(reading, link.address, text if text and link.has_text else None, start)
        node = Link(text=text, target=link.address, kind="external", span=(start, link.end))
        run.links.insert(links, PlacedLink(place, begin, node))
        return link.end

    def leads(self, image: Image) -> bool:
        """Return True if a picture of the text is a link."""
        return image.span is None or image.span[0] not in self.reading.unlinked

    def unknown_address(self, link: ExternalMarkup) -> None:
        """Say that nobody knows where a link leads."""
        self.reading.log.report(
            "link-target-unknown",
            "where a link leads is not known: its target holds a call",
            severity="info",
            span=(link.start, link.end),
        )

    def link(self, link: LinkMarkup, target: LinkTarget | None) -> int:
        """``[[…]]`` that is no link to a page."""
        if target is None:
            self.run.pieces.append("[")
            return link.start + 1
        if target.kind in ("dynamic", "annotation"):
            return self.page(link, target)
        if target.kind == "file":
            self.file(link, target)
        return link.end

    def page(self, link: LinkMarkup, target: LinkTarget) -> int:
        """A link to a page, with its trail."""
        reading, run = self.reading, self.run
        text = reading.text
        place = len(run.pieces)
        shown = self.label(link, target)
        stop = link.end
        if text.startswith("]", stop):
            if shown.count("[") > shown.count("]"):  # "[[Page|[text]]]"
                shown += "]"
                stop += 1
            elif not shown and text.startswith("|", stop - 3):  # "[[Page|]]]"
                shown = "]"
                stop += 1
        behind = self.visible(stop) if stop in reading.constructs.at else stop
        trail = reading.site.link_trail.match(text, behind, self.end)
        if trail is not None and trail.end() > behind:
            stop = trail.end()
            shown += trail[0]
        run.pieces.append(shown)
        if target.kind == "page":
            node = page_link(target, fold(shown), link)
            run.links.append(PlacedLink(place, place + 1, node))
        return stop

    def label(self, link: LinkMarkup, target: LinkTarget) -> str:
        """Return the text of a link; what else stands in it is put beside it in the run."""
        reading, run = self.reading, self.run
        written = link.label
        if written is not None and reading.tokens.search(written) is None:
            return written
        if written is not None or (link.name is None and len(link.parts) > 1):
            start, end = link.parts[1][0], link.end - 2
            if written is None and reading.tokens.search(reading.text, start, end) is None:
                return reading.text[start:end]
            inner = read_run(reading, start, end, self.depth + 1, linked=True)
            place = len(run.pieces)
            run.add_linked(inner, place)
            if inner.links:  # those of a call in the link's text
                run.links += [PlacedLink(place, place + 1, item.link) for item in inner.links]
            return "".join(inner.pieces)
        if target.kind == "dynamic":
            return "".join(read_run(reading, *link.parts[0], self.depth + 1).pieces)
        default = target.default_text
        if target.kind == "annotation" and reading.tokens.search(default):
            start, end = link.parts[0]
            sign = ASSIGNING.search(reading.text, start, end)
            start = sign.end() if sign is not None else start
            inner = read_run(reading, start, end, self.depth + 1, linked=True)
            return "".join(inner.pieces).strip()
        return decode_shown_entities(default)

    def visible(self, position: int) -> int:
        """Where text goes on behind comments."""
        at = self.reading.constructs.at
        while isinstance(construct := at.get(position), Hidden):
            position = construct.end
        return position

    def file(self, link: LinkMarkup, target: LinkTarget) -> None:
        """A picture: within the line or beside it, and those in its caption."""
        picture = picture_of_link(self.reading, link, target, read_run, self.depth)
        if not picture.linked:
            self.reading.unlinked.add(link.start)
        images = (picture.image, *picture.within)
        if picture.apart:
            self.run.framed.append(images)
        for image in images:
            self.run.add_image(image)
