"""Expanded wikitext → what the reader sees: an lxml tree, and what the page says besides.

    expansion = Expander(site, pages).expand(wikitext, title)
    rendered = render(expansion)
    rendered.tree, rendered.categories, rendered.to_html()

The tree has the structure of the parser output of MediaWiki 1.39 (or, by `RenderOptions.structure`,
of the current version). `recipe` lists the passes.
"""

from typing import TYPE_CHECKING

from wikiextract.exports import loader

if TYPE_CHECKING:
    from wikiextract.render.media.info import (
        AnyFile,
        FileInfo,
        FilesWithPages,
        MediaSource,
        NoFiles,
    )
    from wikiextract.render.options import RenderOptions
    from wikiextract.render.page import render, render_part, render_text
    from wikiextract.render.result import (
        Rendered,
        RenderedCategory,
        RenderedLanguageLink,
        RenderedPart,
        RenderedSection,
    )
    from wikiextract.render.tree import to_html

__all__ = [
    "AnyFile",
    "FileInfo",
    "FilesWithPages",
    "MediaSource",
    "NoFiles",
    "RenderOptions",
    "Rendered",
    "RenderedCategory",
    "RenderedLanguageLink",
    "RenderedPart",
    "RenderedSection",
    "render",
    "render_part",
    "render_text",
    "to_html",
]

__getattr__ = loader(
    __name__,
    {
        "wikiextract.render.media.info": [
            "AnyFile",
            "FileInfo",
            "FilesWithPages",
            "MediaSource",
            "NoFiles",
        ],
        "wikiextract.render.options": ["RenderOptions"],
        "wikiextract.render.page": ["render", "render_part", "render_text"],
        "wikiextract.render.result": [
            "Rendered",
            "RenderedCategory",
            "RenderedLanguageLink",
            "RenderedPart",
            "RenderedSection",
        ],
        "wikiextract.render.tree": ["to_html"],
    },
)
