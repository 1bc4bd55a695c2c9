"""The registry of extension tags: what each is to rendering and to reading.

``data/tags.json`` has one entry a tag. A new tag is a new entry; only one whose content neither
view knows how to show is a new kind, too, which both views then learn.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal, TypeAlias

import msgspec

from wikiextract.data_files import DataFile, read_data

TagKind: TypeAlias = Literal[
    "chemistry",
    "code",
    "formula",
    "gallery",
    "image_map",
    "indicator",
    "infobox",
    "note",
    "note_list",
    "nowiki",
    "page_tabs",
    "poem",
    "preformatted",
    "prose",
    "silent",
    "source",
    "tab",
    "tabs",
    "variant",
]


class Tag(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An extension tag.

    * `kind`: what renders it and what reads it from wikitext;
    * `content`: "prose" is wikitext that shows where the tag stands, "elsewhere" wikitext that
      shows in another place or not at all, "text" shows as it is written, "source" is for a program
      and never shown as text, "silent" shows nothing;
    * `place`: whether it is a block of its own or stands within a line;
    * `bundled`: its extension comes with MediaWiki; `elsewhere`: no wiki of Wikimedia's has it;
    * `map`: its source or attributes state places;
    * `query`: it shows what only its wiki finds;
    * `output`: classes by which MediaWiki's own output of the tag is known;
    * `known`: False of a tag that only its wiki knows.
    """

    kind: TagKind
    content: Literal["prose", "elsewhere", "text", "source", "silent"]
    place: Literal["block", "inline"]
    bundled: bool = False
    elsewhere: bool = False
    map: bool = False
    query: bool = False
    output: tuple[str, ...] = ()
    known: bool = True

    @property
    def holds_wikitext(self) -> bool:
        """True if templates, links and tags in the content mean something."""
        return self.content in ("prose", "elsewhere")

    @property
    def is_block_by_attributes(self) -> bool:
        """True if attributes say whether the tag is a block."""
        return self.kind in ("formula", "chemistry", "code")

    def is_block(self, attributes: Mapping[str, str]) -> bool:
        """Return True if the tag with these attributes is a block, also where it is in a line."""
        if self.kind in ("formula", "chemistry"):
            return attributes.get("display") == "block"
        if self.kind == "code":
            return "inline" not in attributes and attributes.get("enclose") != "none"
        return self.place == "block"

    @property
    def shows_lines(self) -> bool:
        """True if it shows several lines, which are there before MediaWiki finds lists."""
        one_element = self.kind in ("image_map", "infobox")
        return self.place == "block" and self.holds_wikitext and not one_element

    @property
    def shows_nothing(self) -> bool:
        """True if the text around it is as if it were not there."""
        return self.content == "silent" or self.kind == "indicator"


UNKNOWN = Tag(kind="source", content="source", place="inline", known=False)
"""The entry for a tag that a wiki has and the registry does not: its source is kept."""


class _Registry(DataFile, frozen=True):
    tags: Mapping[str, Tag]


@cache
def registry() -> Mapping[str, Tag]:
    """Return all known tags by name, in lower case."""
    return read_data("wikiextract.markup", "tags", _Registry).tags


def tag_named(name: str) -> Tag:
    """Return the tag of that name (in lower case), `UNKNOWN` when the registry has none."""
    return registry().get(name, UNKNOWN)


@cache
def bundled_tags() -> frozenset[str]:
    """Return the names of the tags that a MediaWiki with nothing added has."""
    return frozenset(name for name, tag in registry().items() if tag.bundled)


@cache
def wikimedia_tags() -> frozenset[str]:
    """Return the names of the known tags that wikis of Wikimedia may have."""
    return frozenset(name for name, tag in registry().items() if not tag.elsewhere)


@cache
def tags_by_output() -> Mapping[str, str]:
    """Return the names of tags by the classes of what MediaWiki makes of them."""
    return {word: name for name, tag in registry().items() for word in tag.output}
