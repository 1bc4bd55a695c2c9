"""Which extension tag is rendered by what."""

from __future__ import annotations

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
    source_node,
)
from wikiextract.render.tags.call import TagRenderer

TAGS: dict[str, TagRenderer] = {
    "nowiki": plain.nowiki,
    "pre": plain.pre,
    "ref": ref.ref,
    "references": references_tag.references,
    "poem": poem.poem,
    "gallery": gallery.gallery,
    "math": math.math,
    "chem": math.math,
    "ce": math.math,
    "syntaxhighlight": highlight.highlight,
    "source": highlight.highlight,
    "indicator": indicator.indicator,
    "langconvert": langconvert.langconvert,
    "imagemap": imagemap.imagemap,
    # Style sheets, and marks for transclusion by section: nothing for the reader.
    "templatestyles": nothing.nothing,
    "section": nothing.nothing,
    "templatedata": source_node.block,
    # Drawn, played or filled in by the reader's browser.
    "timeline": source_node.block,
    "score": source_node.block,
    "mapframe": source_node.block,
    "maplink": source_node.inline,
    "hiero": source_node.block,
    "inputbox": source_node.block,
    "categorytree": source_node.block,
    "graph": source_node.block,
    "phonos": source_node.inline,
    "charinsert": source_node.inline,
}
