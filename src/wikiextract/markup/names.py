"""Classes, ids and attributes of MediaWiki's HTML that rendering writes and reading looks for.

https://www.mediawiki.org/wiki/Specs/HTML names most of them.
"""

from __future__ import annotations

from typing import Final

CONTENT: Final = "mw-parser-output"
"""Class of the element that holds a page's content."""

# Headings: of the element around one, and of its text in structure "1.39".
HEADING: Final = "mw-heading"
HEADLINE: Final = "mw-headline"

# Footnotes. Ids of notes and of their marks begin so.
NOTE_ID: Final = "cite_note"
MARK_ID: Final = "cite_ref"
NOTE_MARK: Final = "reference"
NOTE_LIST: Final = "references"
NOTE_TEXT: Final = "reference-text"
NOTE_GROUP: Final = "data-mw-group"
"""Attribute of a list of notes: its group."""

# Links: to the page itself, to a missing page, to another wiki, out of all wikis, to a file.
SELF_LINK: Final = "selflink"
RED_LINK: Final = "new"
INTERWIKI_LINK: Final = "extiw"
EXTERNAL_LINK: Final = "external"
FILE_LINK: Final = "internal"

# Pictures: links around them (old and new markup), and what stands for one whose file is missing.
PICTURE_LINK: Final = "image"
PICTURE_PAGE_LINK: Final = "mw-file-description"
MISSING_FILE: Final = "mw-broken-media"
MISSING_WIDTH: Final = "data-width"
FILE_NAME: Final = "data-mwtitle"
"""Attribute of a picture, video or sound: the name of its file."""

# Frames of pictures, and galleries.
FRAME: Final = "thumb"
FRAME_INSIDE: Final = "thumbinner"
FRAME_CAPTION: Final = "thumbcaption"
GALLERY: Final = "gallery"
GALLERY_BOX: Final = "gallerybox"
GALLERY_TEXT: Final = "gallerytext"
GALLERY_CAPTION: Final = "gallerycaption"

# Source code; the class for its language is made of the second.
CODE: Final = "mw-highlight"
CODE_LANGUAGE: Final = "mw-highlight-lang-"
