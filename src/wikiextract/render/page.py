"""An expanded page to what its reader sees: the front door of this package."""

from __future__ import annotations

from collections.abc import Mapping

from wikiextract.diagnostics import DiagnosticLog
from wikiextract.expand.expander import Expander, Expansion
from wikiextract.render.categories import Categories
from wikiextract.render.display_title import display_title
from wikiextract.render.links.language_links import list_links_of_item
from wikiextract.render.links.page_links import note_unseen_links
from wikiextract.render.media.info import AnyFile, MediaSource
from wikiextract.render.media.page_files import PageFiles
from wikiextract.render.messages import Messages
from wikiextract.render.options import RenderOptions
from wikiextract.render.page_lists import all_images, all_links, all_properties
from wikiextract.render.recipe import finish_whole, half_parse
from wikiextract.render.references.reference_lists import remaining_lists
from wikiextract.render.result import Rendered, RenderedPart
from wikiextract.render.sanitizer import escape_text
from wikiextract.render.state import PageState
from wikiextract.render.tags.call import TagRenderer
from wikiextract.render.tags.run import TagRunner
from wikiextract.render.tree import BuiltTree, build_tree
from wikiextract.render.variants.conversion import Conversion
from wikiextract.site import Site, Title

_DEFAULT = RenderOptions()


def render(
    expansion: Expansion,
    *,
    options: RenderOptions = _DEFAULT,
    media: MediaSource | None = None,
    more_tags: Mapping[str, TagRenderer] | None = None,
    ready: Mapping[str, str] | None = None,
) -> Rendered:
    """Return an expanded page as its reader sees it, with what it says besides its text.

    `media` answers which files there are (default: all); `more_tags` render extension tags that a
    wiki has besides the known ones; `ready` is the HTML that strip markers in the text stand for,
    where it is known already. Nothing is raised for any wikitext.
    """
    page = _state(expansion, options, media)
    for marker, html in (ready or {}).items():
        page.strip.set_general(marker, html)
    tracked = dict(expansion.tracked)
    for name, sort_key in tracked.items():
        page.categories.track(name, sort_key)
    TagRunner(expansion, page, more_tags or {}).run_page()
    # Headings in tags begin no sections, neither here nor in the lists of notes below.
    page.lists.sections.clear()
    text = half_parse(expansion.text.replace("\0", ""), page)
    sections = tuple(page.lists.sections)
    text = finish_whole(text + remaining_lists(page), page)
    for name, sort_key in expansion.tracked.items():
        if name not in tracked:  # the content of tags, notes among them, is expanded late
            page.categories.track(name, sort_key)
    note_unseen_links(page)
    list_links_of_item(expansion, page)
    built = build_tree(text)
    _report_limits(built, page)
    title = display_title(expansion.display_titles, page)
    return Rendered(
        tree=built.root,
        markup=text,
        categories=page.categories.result(page.pages),
        links=all_links(page.lists, expansion.looked_up),
        external_links=tuple(page.lists.external_links),
        annotations=tuple(page.lists.annotations),
        interwiki_links=tuple(page.lists.interwiki_links),
        language_links=tuple(page.lists.language_links.values()),
        images=all_images(page.lists, expansion.looked_up),
        templates=expansion.templates,
        sections=sections,
        properties=all_properties(page.lists, expansion.properties, title),
        indicators=page.lists.indicators,
        display_title=title,
        diagnostics=(*expansion.diagnostics, *page.log.entries()),
    )


def render_part(
    expansion: Expansion,
    text: str,
    *,
    options: RenderOptions = _DEFAULT,
    media: MediaSource | None = None,
    more_tags: Mapping[str, TagRenderer] | None = None,
) -> RenderedPart:
    """Return the tree of a part of an expanded page (or of a text with its markers) by itself.

    Only tags of the part are run, and its notes have no list.
    """
    page = _state(expansion, options, media)
    TagRunner(expansion, page, more_tags or {}).run_page(text)
    markup = finish_whole(half_parse(text.replace("\0", ""), page), page)
    return RenderedPart(build_tree(markup).root, markup)


def render_text(
    wikitext: str, title: Title, site: Site, *, options: RenderOptions = _DEFAULT
) -> Rendered:
    """Return wikitext rendered without any other page: templates are missing, links are red."""
    return render(Expander(site).expand(wikitext, title), options=options)


def _state(expansion: Expansion, options: RenderOptions, media: MediaSource | None) -> PageState:
    site, title, pages = expansion.page.site, expansion.page.title, expansion.page.pages
    messages = Messages(site, pages)
    conversion = Conversion.of(site, options.variant, expansion.page.converters)
    if conversion is not None:
        error = escape_text(messages.shown("converter-manual-rule-error"))
        conversion.rule_error = f'<span class="error">{error}</span>'
    return PageState(
        site=site,
        title=title,
        pages=pages,
        options=options,
        conversion=conversion,
        messages=messages,
        files=PageFiles(media if media is not None else AnyFile(), site, pages, title),
        categories=Categories(site, messages, expansion),
        log=DiagnosticLog(title.prefixed),
        annotates=expansion.annotates,
    )


def _report_limits(built: BuiltTree, page: PageState) -> None:
    report = page.log.report
    if built.too_deep:
        report("elements-too-deep", f"{built.too_deep} elements stood too deep.")
    if built.not_reopened:
        report("formatting-not-continued", "Too many formatting elements were left open.")
    for code, problem in (page.conversion.problems if page.conversion else {}).items():
        report(code, problem)
    if page.strip.limited:
        report("unstrip-limit", "Extension tags gave too much text or nested too deep.")
