"""Internal links, files, categories and language links: what ``[[…]]`` leads to.

Source of the rules: https://www.mediawiki.org/wiki/Help:Links
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from msgspec.structs import replace

from wikiextract.markup.annotations import ASSIGNING, read_annotation
from wikiextract.nodes import Category, LanguageLink, Link
from wikiextract.read.wikitext.constructs import (
    AnyMarkup,
    ArgumentMarkup,
    CallMarkup,
    Construct,
    Hidden,
    LinkMarkup,
    TagMarkup,
    VariantMarkup,
)
from wikiextract.read.wikitext.facts import facts
from wikiextract.read.wikitext.link_targets import LinkTarget
from wikiextract.read.wikitext.reading import Reading
from wikiextract.read.wikitext.written import rewritten
from wikiextract.site import Title
from wikiextract.site.links import link_text
from wikiextract.site.parse_title import decode_entities
from wikiextract.site.title import CATEGORY, FILE, MAIN, MEDIA

_MOST_BRACKETS = 100


def link_target(reading: Reading, link: LinkMarkup) -> LinkTarget | None:
    """Return what the link leads to; None when it is no link, so that its brackets are text."""
    if not link.resolved:
        link.target = _resolve(reading, link)
        link.resolved = True
    return link.target


def page_link(target: LinkTarget, text: str, link: LinkMarkup) -> Link:
    """The node of a link to a page, shown as `text`."""
    return Link(
        text=text,
        target=target.name,
        kind="internal" if target.interwiki is None else "interwiki",
        anchor=target.anchor,
        interwiki=target.interwiki,
        span=(link.start, link.end),
    )


def read_category_links(
    reading: Reading, default_key: str | None = None, *, start: int = 0
) -> tuple[Category, ...]:
    """The categories that the page's own text puts it in, each once, wherever they stand.

    `default_key` is the page's DEFAULTSORT, by which those without a sort key are sorted. Of one
    that is named several times the last sort key counts. Links before `start` are passed over.
    """
    found: dict[str, Category] = {}
    for link, target in _links_from(reading, start, "category"):
        key = default_key
        if len(link.parts) > 1:
            # A blank is a sort key of its own ("[[Category:X| ]]": first in the category).
            described = f"the sort key of the category {target.name}"
            stated = sort_key(reading, described, link.parts[1][0], link.end - 2)
            stated = decode_entities(stated.replace("\n", "")) if stated else stated
            key = default_key if stated == "" else stated
        first = found.get(target.name)
        span = first.span if first is not None else (link.start, link.end)
        found[target.name] = Category(name=target.name, sort_key=key, source="page", span=span)
    return tuple(found.values())


def _links_from(reading: Reading, start: int, kind: str) -> Iterator[tuple[LinkMarkup, LinkTarget]]:
    for link in reading.constructs.links:
        if link.start >= start and not link.to_page:
            target = link.target or link_target(reading, link)
            if target is not None and target.kind == kind:
                yield link, target


def sort_key(reading: Reading, described: str, start: int, end: int) -> str | None:
    """Return a sort key: what stands in a range, with what calls show, without comments and tags.

    None, which a diagnostic tells that names it as `described`, when nobody knows what one of the
    calls shows.
    """
    constructs = reading.constructs
    calls = (reading.shown.get(construct.start) for construct in constructs.within(start, end))
    if any(shown is not None and not shown.understood for shown in calls):
        reading.log.report(
            "sort-key-unknown",
            f"{described} is not known: it holds a call",
            severity="info",
            span=(start, end),
        )
        return None
    return rewritten(reading.text, constructs, start, end, partial(_sorted_by, reading))


def _sorted_by(reading: Reading, construct: AnyMarkup) -> str | None:
    shown = reading.shown.get(construct.start)
    if shown is not None:
        return shown.text
    if isinstance(construct, ArgumentMarkup) and construct.default[0] >= 0:
        return reading.text[slice(*construct.default)]
    return "" if isinstance(construct, (Hidden, TagMarkup)) else None


def read_language_links(reading: Reading, *, start: int = 0) -> tuple[LanguageLink, ...]:
    """The links to the same subject in other languages, the first of each language.

    Links before `start` are passed over.
    """
    found: dict[str, LanguageLink] = {}
    for link, target in _links_from(reading, start, "language"):
        if target.interwiki in found:
            continue
        prefix = target.interwiki or ""
        wiki = reading.site.other_wiki(prefix)
        language = wiki.language if wiki is not None and wiki.language else prefix
        known = wiki is not None and bool(wiki.url)
        title = reading.site.title(f"{prefix}:{target.name}") if known else None
        found[prefix] = LanguageLink(
            language=language,
            title=target.name,
            url=reading.site.url(title) if title is not None else None,
            span=(link.start, link.end),
        )
    return tuple(found.values())


def _resolve(reading: Reading, link: LinkMarkup) -> LinkTarget | None:
    text, written = reading.text, link.name
    if written is not None:
        plain = reading.site.plain_link(written)
        if plain is not None and link.label != "" and text[link.start - 1] != "[":
            return LinkTarget("page", plain, written)
    if link.dynamic:
        return _dynamic(reading, link)
    start, end = link.parts[0]
    holds = written is None and reading.constructs.any_within(start, end)
    if written is None:
        written = text[start:end]
    if "\n" in written and not holds:
        return None
    if _is_without_text(reading, link) and not text.startswith("]", link.end):
        return None  # "[[Foo|]]": the pipe trick works when a page is saved, not when it is read
    if text.startswith("[", link.start - 1) and _brackets_before(text, link.start) % 2:
        return None  # "[[[Foo]]]": the first two brackets belong together
    if holds:
        written = rewritten(text, reading.constructs, start, end, lambda _: "")
    return _target_of(reading, link, written, labelled=len(link.parts) > 1)


def _is_without_text(reading: Reading, link: LinkMarkup) -> bool:
    """Return True if nothing but comments stands behind the only pipe of a link."""
    if len(link.parts) != 2:
        return False
    start, end = link.parts[1]
    while start < end and isinstance(construct := reading.constructs.at.get(start), Hidden):
        start = construct.end
    return start == end


def _brackets_before(text: str, place: int) -> int:
    count = 0
    while count < min(place, _MOST_BRACKETS) and text[place - count - 1] == "[":
        count += 1
    return count


def _target_of(
    reading: Reading, link: LinkMarkup, written: str, *, labelled: bool
) -> LinkTarget | None:
    """Return where a link with the target `written` leads; `labelled`: it has a text of its own."""
    found = _target(reading, written, labelled)
    if found is not None and found.kind != "file" and _holds_link(reading, link):
        return None  # inner links are links; only pictures may hold some
    return found


def _holds_link(reading: Reading, link: LinkMarkup) -> bool:
    if link.name is not None:
        return False
    inside = reading.constructs.within(link.start + 2, link.end - 2)
    return any(isinstance(construct, LinkMarkup) for construct in inside)


def _target(reading: Reading, written: str, labelled: bool) -> LinkTarget | None:
    plain = reading.site.plain_link(written)
    if plain is not None:
        return LinkTarget("page", plain, written)
    if reading.annotates and (stated := read_annotation(written)):
        return LinkTarget("annotation", stated.value, stated.shown)
    title = reading.site.link_title(written, reading.title)
    if title is None:
        return None
    shown = link_text(written)
    if title.forced:
        shown = shown.removeprefix(":").lstrip()
    if title.interwiki is not None:
        return _interwiki(reading, title, shown, labelled)
    if not title.forced:
        if title.namespace == FILE:
            return LinkTarget("file", title.text)
        if title.namespace == CATEGORY:
            return LinkTarget("category", title.text)
        if title.namespace == MAIN and ":" in title.text:
            foreign = _foreign_namespace(reading, title)
            if foreign is not None:
                return foreign
    if not title.text and title.fragment is None:
        return None
    if title.namespace == MEDIA:
        return LinkTarget("page", f"Media:{title.text}", shown)
    anchor = _anchor(title)
    if anchor is not None and reading.title is not None and title.page == reading.title:
        return LinkTarget("page", "", shown, anchor)
    return LinkTarget("page", title.prefixed, shown, anchor)


def _is_in_value(reading: Reading, link: LinkMarkup, tag: TagMarkup) -> bool:
    """Return True for text as it is written in the value that a link states."""
    if not reading.annotates or tag.facts.content != "text":
        return False
    return ASSIGNING.search(reading.text, link.parts[0][0], tag.start) is not None


def _dynamic(reading: Reading, link: LinkMarkup) -> LinkTarget | None:
    """A link whose target calls give: where nobody knows it, only what it shows is known."""
    start, end = link.parts[0]
    text = reading.text
    known: list[str] | None = []
    first = end
    for construct in reading.constructs.within(start, end):
        first = min(first, construct.start)
        if isinstance(construct, TagMarkup) and _is_in_value(reading, link, construct):
            given: str | None = text[construct.start : construct.end]
        elif isinstance(construct, (LinkMarkup, TagMarkup, VariantMarkup)):
            return None
        else:
            given = "" if isinstance(construct, Hidden) else given_text(reading, construct)
        if known is not None and given is not None:
            known += (text[start : construct.start], given)
        else:
            known = None
        start = construct.end
    if known is not None:
        name, bar, label = "".join((*known, text[start:end])).partition("|")
        if bar and not label:
            return None
        labelled = bool(bar) or len(link.parts) > 1
        target = _target_of(reading, link, name, labelled=labelled)
        piped = bar and target is not None and target.kind == "page"
        return replace(target, default_text=label) if piped and target is not None else target
    if _holds_link(reading, link):
        return None
    beginning = text[link.parts[0][0] : first]
    if reading.annotates and read_annotation(beginning) is not None:
        reading.log.report(
            "link-target-unknown",
            "what a link states is not known: its value holds a call",
            severity="info",
            span=(link.start, link.end),
        )
        return LinkTarget("annotation", "", text[first : link.parts[0][1]])
    prefix, colon, _ = beginning.strip().lower().partition(":")
    namespace = reading.site.namespace_ids.get(prefix.strip()) if colon else None
    hidden = namespace in (FILE, CATEGORY)
    reading.log.report(
        "link-target-unknown",
        "where a link leads is not known: its target holds a call",
        severity="info",
        span=(link.start, link.end),
    )
    return LinkTarget("hidden" if hidden else "dynamic", "")


def given_text(reading: Reading, construct: Construct) -> str | None:
    """Return the text of a variable, parser function or argument; None when nobody knows it."""
    if isinstance(construct, ArgumentMarkup) and construct.default[0] >= 0:
        return reading.text[slice(*construct.default)]
    if not isinstance(construct, CallMarkup):
        return None
    shown = reading.shown.get(construct.start)
    if shown is None or not shown.understood or reading.names[construct.index].kind == "template":
        return None
    return shown.text


def _interwiki(reading: Reading, title: Title, shown: str, labelled: bool) -> LinkTarget | None:
    prefix = title.interwiki or ""
    own = reading.title
    talk = own is not None and own.is_talk
    if not talk and reading.site.is_language_link(title, labelled=labelled):
        anchor = f"#{title.fragment}" if title.fragment else ""
        return LinkTarget("language", title.text + anchor, interwiki=prefix)
    return LinkTarget("page", title.text, shown, _anchor(title), prefix)


def _anchor(title: Title) -> str | None:
    """The place in the page that a link leads to, as headings' anchors are written."""
    return title.fragment.strip().replace(" ", "_") if title.fragment else None


def _foreign_namespace(reading: Reading, title: Title) -> LinkTarget | None:
    """A file or category under the name that another language has for its namespace.

    Happens when a page is read as one of a wiki that it does not come from.
    """
    prefix, _, name = title.text.partition(":")
    words = facts().foreign
    lowered = prefix.strip().lower()
    if lowered not in words.file and lowered not in words.category:
        return None
    name = reading.site.capitalise(name.strip())
    if not name:
        return None
    reading.log.report(
        "foreign-namespace",
        f'"{prefix}:" is read as another language\'s name of a namespace of this wiki',
        severity="info",
    )
    return LinkTarget("file" if lowered in words.file else "category", name, foreign=True)
