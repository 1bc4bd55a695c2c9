"""Classes and attributes of PortableInfobox's HTML that rendering writes and reading looks for.

https://community.fandom.com/wiki/Help:Infoboxes/CSS
"""

from __future__ import annotations

from typing import Final

BOX: Final = "portable-infobox"
"""Class of the element that a box is."""

SOURCE: Final = "data-source"
"""Attribute of what shows a value: the parameter that it is the value of."""

PARAMETERS: Final = "data-mw-parameters"
"""Attribute of what shows a value, where all of the page's own parameters in it are known.

Their names are divided by line breaks, which no name has. No editor can write a ``data-mw-…``.
"""

STATEMENT: Final = "data-mw-statement"
"""Attribute of what shows nothing but the statements of a property of an entity: ``Q42#P569``."""

PART: Final = "pi-"
"""How the classes of all parts begin."""

TITLE: Final = "pi-title"
HEADER: Final = "pi-header"
NAVIGATION: Final = "pi-navigation"
DATA: Final = "pi-data"
LABEL: Final = "pi-data-label"
VALUE: Final = "pi-data-value"
MEDIUM: Final = "pi-media"
IMAGE: Final = "pi-image"
VIDEO: Final = "pi-video"
AUDIO: Final = "pi-audio"
COLLECTION: Final = "pi-image-collection"
MEDIA_COLLECTION: Final = "pi-media-collection"
GROUP: Final = "pi-group"
PANEL: Final = "pi-panel"

# Data of a group side by side: as a table, or as rows of labels above values.
TABLE: Final = "pi-horizontal-group"
ROW: Final = "pi-smart-group"
ROW_BODY: Final = "pi-smart-group-body"
ROW_LABEL: Final = "pi-smart-data-label"
ROW_VALUE: Final = "pi-smart-data-value"

# The name of a section in a panel and what it holds; the same of a picture in a collection.
SECTION_LABEL: Final = "pi-section-label"
SECTION: Final = "pi-section-content"
TAB: Final = "pi-tab-link"
TAB_CONTENT: Final = "pi-image-collection-tab-content"
