"""An expanded page to what its reader sees: the front door of this package."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from wikiextract.expand.expander import Expander, Expansion
from wikiextract.expand.messages import message
from wikiextract.render.categories import track
from wikiextract.render.display_title import display_title
from wikiextract.render.media.info import AnyFile, MediaSource
from wikiextract.render.options import RenderOptions
from wikiextract.render.recipe import finish_whole, half_parse
from wikiextract.render.references.citations import Citations
from wikiextract.render.references.reference_lists import remaining_lists
from wikiextract.render.result import Rendered
from wikiextract.render.sanitizer import escape_text
from wikiextract.render.state import PageState
from wikiextract.render.tags.call import TagRenderer
from wikiextract.render.tags.run import run_tag
from wikiextract.render.tree import build_tree
from wikiextract.render.variants.conversion import Conversion
from wikiextract.site import Site, Title

if TYPE_CHECKING:
    from lxml.etree import _Element

_DEFAULT = RenderOptions()
_RULE_ERROR = "Error detected in manual language conversion rule"


def render(
    expansion: Expansion,
    *,
    options: RenderOptions = _DEFAULT,
    media: MediaSource | None = None,
    more_tags: Mapping[str, TagRenderer] | None = None,
) -> Rendered:
    """Render an expanded page.

    `media` answers which files there are (default: all); `more_tags` render extension tags that a
    wiki has besides the known ones. Nothing is raised for any wikitext.
    """
    state = _state(expansion, options, media, more_tags)
    for name, sort_key in expansion.tracked.items():
        track(name, state, sort_key)
    state.run_page_tags()
    # Headings in tags begin no sections, neither here nor in the lists of notes below.
    state.sections.clear()
    text = half_parse(expansion.text.replace("\0", ""), state)
    sections = tuple(state.sections)
    text = finish_whole(text + remaining_lists(state), state)
    state.links.note_unseen()
    built = build_tree(text)
    if built.too_deep:
        state.report("elements-too-deep", f"{built.too_deep} elements stood too deep.")
    if built.not_reopened:
        state.report("formatting-not-continued", "Too many formatting elements were left open.")
    if state.strip.limited:
        state.report("unstrip-limit", "Extension tags gave too much text or nested too deep.")
    shown_title = display_title(state)
    return Rendered(
        tree=built.root,
        categories=state.result_categories(),
        links=state.result_links(),
        external_links=tuple(state.external_links),
        interwiki_links=tuple(state.links.interwiki),
        language_links=tuple(state.language_links.values()),
        images=state.result_images(),
        templates=expansion.templates,
        sections=sections,
        properties=state.properties(shown_title),
        indicators=state.indicators,
        display_title=shown_title,
        diagnostics=(*expansion.diagnostics, *state.log.entries()),
    )


def render_part(
    expansion: Expansion,
    text: str,
    *,
    options: RenderOptions = _DEFAULT,
    media: MediaSource | None = None,
    more_tags: Mapping[str, TagRenderer] | None = None,
) -> _Element:
    """Render a part of an expanded page (or a text with its markers) by itself; gives its tree.

    Only tags of the part are run, and its notes have no list.
    """
    state = _state(expansion, options, media, more_tags)
    state.run_page_tags(text)
    return build_tree(finish_whole(half_parse(text.replace("\0", ""), state), state)).root


def _state(
    expansion: Expansion,
    options: RenderOptions,
    media: MediaSource | None,
    more_tags: Mapping[str, TagRenderer] | None,
) -> PageState:
    return PageState(
        expansion=expansion,
        options=options,
        media=media if media is not None else AnyFile(),
        conversion=_conversion(expansion, options.variant),
        citations=Citations(),
        more_tags=more_tags or {},
        run_tag=run_tag,
    )


def _conversion(expansion: Expansion, variant: str | None) -> Conversion | None:
    page = expansion.page
    conversion = Conversion.of(page.site, variant)
    if conversion is not None:
        text = message(page.site, page.pages, "converter-manual-rule-error") or _RULE_ERROR
        conversion.rule_error = f'<span class="error">{escape_text(text)}</span>'
    return conversion


def render_text(
    wikitext: str, title: Title, site: Site, *, options: RenderOptions = _DEFAULT
) -> Rendered:
    """Render wikitext without any other page: templates are missing, links are red."""
    return render(Expander(site).expand(wikitext, title), options=options)
