"""The readers of a rendered page, in the order in which they run, each with the reason for it.

The order matters because a reader of the content takes out of the tree what it has read: the next
one meets only what is left. Each reader fills its part of the draft, and runs where one of the
parts that need it is asked for; a box that nobody asked for is only taken out of the way.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple, TypeAlias

from wikiextract.nodes import LEAD
from wikiextract.read.blocks.extensions import extensions_in, report_left_out
from wikiextract.read.blocks.sections import section_tree
from wikiextract.read.html.blocks.blocks import flow_in_element
from wikiextract.read.html.boxes.infobox import read_infobox_elements
from wikiextract.read.html.boxes.navbox import read_navbox_elements
from wikiextract.read.html.boxes.notices import read_notice_elements
from wikiextract.read.html.boxes.recognise import BoxKind
from wikiextract.read.html.draft import TreeDraft
from wikiextract.read.html.facts.categories import read_stated_categories
from wikiextract.read.html.facts.external_links import read_external_links
from wikiextract.read.html.facts.language_links import read_language_list
from wikiextract.read.html.facts.metadata import read_content_facts, read_metadata
from wikiextract.read.html.facts.templates import read_templates
from wikiextract.read.html.facts.transclusions import take_out
from wikiextract.read.html.references.references import read_note_elements
from wikiextract.read.html.values.missing_pictures import settle_missing_pictures

TreeReader: TypeAlias = Callable[[TreeDraft], None]

_TEXT = frozenset(["sections", LEAD])
_INFOBOXES = _TEXT | {"infoboxes"}
_NOTICES = _INFOBOXES | {"notices"}
_BOXES = _NOTICES | {"navboxes"}
_CONTENT = _BOXES | {"references"}


class TreeStep(NamedTuple):
    """A reader, and the parts that need it: all of them where none are named."""

    read: TreeReader
    parts: frozenset[str] = frozenset()


def fill_draft(draft: TreeDraft, steps: Sequence[TreeStep]) -> None:
    """Fill a draft by those of the steps that its parts need."""
    for step in steps:
        if not step.parts or draft.parts.has_any(step.parts):
            step.read(draft)


def _drop(draft: TreeDraft, kinds: Collection[BoxKind]) -> None:
    for box in draft.boxes.take(kinds):
        take_out(box.element)


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
    settle_missing_pictures(draft.content, draft.context)


def read_navboxes(draft: TreeDraft) -> None:
    """Read the navboxes and sidebars of a page, or take them away where they are not wanted."""
    if "navboxes" in draft.parts:
        draft.navboxes = read_navbox_elements(draft.boxes, draft.context)
    else:
        _drop(draft, {"navbox", "sidebar"})


def _notices(draft: TreeDraft) -> None:
    if "notices" in draft.parts:
        draft.notices = read_notice_elements(draft.boxes, draft.context)
    else:
        _drop(draft, {"notice"})


def _infoboxes(draft: TreeDraft) -> None:
    if "infoboxes" in draft.parts:
        draft.infoboxes = read_infobox_elements(draft.boxes, draft.context)
    else:
        _drop(draft, {"infobox"})


def _sections(draft: TreeDraft) -> None:
    draft.sections = section_tree(flow_in_element(draft.content, draft.context))


def _extensions(draft: TreeDraft) -> None:
    if draft.extensions and draft.parts.names.issuperset(_CONTENT - {LEAD}):
        boxes = (draft.navboxes, draft.notices, draft.infoboxes)
        kept = extensions_in((*boxes, draft.references, draft.sections))
        report_left_out(draft.extensions, kept, draft.context.log)


BOXES: tuple[TreeStep, ...] = (
    # First: a box may hold a list of notes, and any node may refer to one, which is known for a
    # mark only when all notes are.
    TreeStep(_references, _CONTENT),
    # After the notes, in which a link to an upload form is a link; before the boxes, which are
    # recognised by their pictures, too.
    TreeStep(_missing_pictures, _BOXES),
    # Boxes from the surest markup to the least sure: what stood around one that was taken may be a
    # box now, or none any more. Navboxes may hold notices, and may stand beside an infobox.
    TreeStep(read_navboxes, _BOXES),
    TreeStep(_notices, _NOTICES),
    # Last of them, since whatever is left and looks like a box is an infobox.
    TreeStep(_infoboxes, _INFOBOXES),
)
"""The boxes of the content, and what must be out of their way."""

CONTENT: tuple[TreeStep, ...] = (
    *BOXES,
    # The article's text is what nobody else has taken.
    TreeStep(_sections, _TEXT),
    # Last: whatever reader could take one has run.
    TreeStep(_extensions, frozenset(["sections"])),
)
"""The content of any page."""

DOCUMENT: tuple[TreeStep, ...] = (
    # These three look at the whole document and detach nothing; they come before all that do, as
    # category links and notes of templates stand inside boxes.
    TreeStep(_categories, frozenset(["categories"])),
    TreeStep(_language_links, frozenset(["language_links"])),
    TreeStep(_templates, frozenset(["templates"])),
    # Before anything is detached: addresses in boxes and notes count too.
    TreeStep(_external_links, frozenset(["external_links"])),
    # Before the boxes, since it looks into them. It detaches what is no content: the short
    # description, coordinates of the title, the message of a redirect.
    TreeStep(_metadata),
    *CONTENT,
)
"""A whole document, its head and skin included."""

RENDERED: tuple[TreeStep, ...] = (
    # As in `DOCUMENT`. All else that a document states is in lists beside a rendered tree.
    TreeStep(_external_links, frozenset(["external_links"])),
    TreeStep(_content_facts),
    *CONTENT,
)
"""The tree of a page that was rendered here: content without head and skin."""
