"""HTML's element names, by what they mean to the readers."""

from __future__ import annotations

from wikiextract.read.html.data_files import elements

# Marks that `interface.mark` gives to elements: not displayed; displayed, but to operate the page.
HIDDEN = "wx-hidden"
INTERFACE = "wx-interface"

# What `extensions.settle_extensions` makes of extension tags kept as their source: empty elements,
# within a line and as blocks of their own.
EXTENSION = "wx-extension"
EXTENSION_BLOCK = "wx-extension-block"

_ELEMENTS = elements()

# No text is read from these.
SKIPPED = _ELEMENTS.skipped | {HIDDEN, INTERFACE}

# These stand in lines of their own.
BLOCK_TAGS = _ELEMENTS.blocks | {EXTENSION_BLOCK}

# Inline elements that only style what they hold: with a block inside they are containers.
STYLING_TAGS = _ELEMENTS.styling

HEADING_TAGS = _ELEMENTS.headings
LIST_TAGS = _ELEMENTS.lists
MEDIA_TAGS = _ELEMENTS.media

# Elements that make no level of their own: without content, or closed by the next of their kind.
NOT_NESTING_TAGS = _ELEMENTS.not_nesting
