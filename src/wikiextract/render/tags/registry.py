"""Which kind of extension tag is rendered by what; `markup.tags` says of which kind a tag is."""

from __future__ import annotations

from collections.abc import Mapping

from wikiextract.markup.tags import TagKind
from wikiextract.render.references import ref, references_tag
from wikiextract.render.tags import (
    gallery,
    highlight,
    imagemap,
    indicator,
    langconvert,
    math,
    nothing,
    plain,
    poem,
    prose,
    source_node,
)
from wikiextract.render.tags.call import TagRenderer
from wikiextract.render.tags.infobox import infobox

RENDERERS: Mapping[TagKind, TagRenderer] = {
    "chemistry": math.math,
    "code": highlight.highlight,
    "formula": math.math,
    "gallery": gallery.gallery,
    "image_map": imagemap.imagemap,
    "indicator": indicator.indicator,
    "infobox": infobox,
    "note": ref.ref,
    "note_list": references_tag.references,
    "nowiki": plain.nowiki,
    "page_tabs": prose.page_tabs,
    "poem": poem.poem,
    "preformatted": plain.pre,
    "prose": prose.prose,
    "silent": nothing.nothing,
    "source": source_node.kept,
    "tab": prose.tab,
    "tabs": prose.tabs,
    "variant": langconvert.langconvert,
}
