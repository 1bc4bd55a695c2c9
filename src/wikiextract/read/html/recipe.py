"""The readers of a rendered page, in the order in which they run, each with the reason for it.

The order matters because a reader of the content takes out of the tree what it has read: the next
one meets only what is left. Each reader fills its part of the draft.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from wikiextract.read.blocks.extensions import extensions_in, report_left_out
from wikiextract.read.blocks.sections import section_tree
from wikiextract.read.html.blocks.blocks import flow_in_element
from wikiextract.read.html.boxes.infobox import read_infobox_elements
from wikiextract.read.html.boxes.navbox import read_navbox_elements
from wikiextract.read.html.boxes.notices import read_notice_elements
from wikiextract.read.html.draft import TreeDraft
from wikiextract.read.html.facts.categories import read_stated_categories
from wikiextract.read.html.facts.external_links import read_external_links
from wikiextract.read.html.facts.language_links import read_language_list
from wikiextract.read.html.facts.metadata import read_content_facts, read_metadata
from wikiextract.read.html.facts.templates import read_templates
from wikiextract.read.html.references.references import read_note_elements
from wikiextract.read.html.values.missing_pictures import settle_missing_pictures

TreeReader: TypeAlias = Callable[[TreeDraft], None]


def _categories(draft: TreeDraft) -> None:
    draft.categories = read_stated_categories(draft.root, draft.context)


def _language_links(draft: TreeDraft) -> None:
    draft.language_links = read_language_list(draft.root)


def _templates(draft: TreeDraft) -> None:
    draft.templates = read_templates(draft.root)


def _external_links(draft: TreeDraft) -> None:
    draft.external_links = read_external_links(draft.content, draft.context)


def _metadata(draft: TreeDraft) -> None:
    draft.metadata = read_metadata(draft.root, draft.content, draft.context)


def _content_facts(draft: TreeDraft) -> None:
    draft.metadata = read_content_facts(draft.content, draft.context)


def _references(draft: TreeDraft) -> None:
    draft.references = read_note_elements(draft.content, draft.context)


def _missing_pictures(draft: TreeDraft) -> None:
    settle_missing_pictures(draft.content)


def _navboxes(draft: TreeDraft) -> None:
    draft.navboxes = read_navbox_elements(draft.boxes, draft.context)


def _notices(draft: TreeDraft) -> None:
    draft.notices = read_notice_elements(draft.boxes, draft.context)


def _infoboxes(draft: TreeDraft) -> None:
    draft.infoboxes = read_infobox_elements(draft.boxes, draft.context)


def _sections(draft: TreeDraft) -> None:
    draft.sections = section_tree(flow_in_element(draft.content, draft.context))


def _extensions(draft: TreeDraft) -> None:
    if draft.extensions:
        boxes = (draft.navboxes, draft.notices, draft.infoboxes)
        kept = extensions_in((*boxes, draft.references, draft.sections))
        report_left_out(draft.extensions, kept, draft.context.log)


BOXES: tuple[TreeReader, ...] = (
    # First: a box may hold a list of notes, and any node may refer to one, which is known for a
    # mark only when all notes are.
    _references,
    # After the notes, in which a link to an upload form is a link; before the boxes, which are
    # recognised by their pictures, too.
    _missing_pictures,
    # Boxes from the surest markup to the least sure: what stood around one that was taken may be a
    # box now, or none any more. Navboxes may hold notices, and may stand beside an infobox.
    _navboxes,
    _notices,
    # Last of them, since whatever is left and looks like a box is an infobox.
    _infoboxes,
)
"""The boxes of the content, and what must be out of their way."""

CONTENT: tuple[TreeReader, ...] = (
    *BOXES,
    # The article's text is what nobody else has taken.
    _sections,
    # Last: whatever reader could take one has run.
    _extensions,
)
"""The content of any page."""

DOCUMENT: tuple[TreeReader, ...] = (
    # These three look at the whole document and detach nothing; they come before all that do, as
    # category links and notes of templates stand inside boxes.
    _categories,
    _language_links,
    _templates,
    # Before anything is detached: addresses in boxes and notes count too.
    _external_links,
    # Before the boxes, since it looks into them. It detaches what is no content: the short
    # description, coordinates of the title, the message of a redirect.
    _metadata,
    *CONTENT,
)
"""A whole document, its head and skin included."""

RENDERED: tuple[TreeReader, ...] = (
    # As in `DOCUMENT`. All else that a document states is in lists beside a rendered tree.
    _external_links,
    _content_facts,
    *CONTENT,
)
"""The tree of a page that was rendered here: content without head and skin."""
