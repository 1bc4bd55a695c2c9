"""A plugin as a value: what it is called and what it adds."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import msgspec

from wikiextract.errors import InputError
from wikiextract.map.domains.model import MappingSet
from wikiextract.nodes import Block, Document, Value
from wikiextract.plugins.called import CalledTemplate
from wikiextract.plugins.mappings import normal_mappings
from wikiextract.sources.page import Page

TemplateHandler: TypeAlias = Callable[
    [CalledTemplate], "str | Value | Block | Sequence[Block] | None"
]
"""Makes of a call what it shows: a text ("" for nothing), a value with links and the like, or
blocks; None where it does not know, so that others are asked."""

DocumentReader: TypeAlias = Callable[[Document, Page], Document]
"""Makes of what was read of a page, and the page as its source gave it, another document."""

_NAME = re.compile(r"[\w.-]{1,100}")
_NAMESPACE = "template:"
_VERSION = re.compile(r"\S{1,100}")


@dataclass(frozen=True, kw_only=True)
class Plugin:
    """What a plugin adds. Raises `InputError` where a part of it is not what it should be."""

    name: str
    """Its name, of letters, digits, points, hyphens and underscores; records and manifest state
    it."""
    version: str | None = None
    """Its version; None: that of the distribution, or the checksum of the file, that it is in."""
    templates: Mapping[str, TemplateHandler] = field(default_factory=dict)
    """Handlers by the names of templates, for pages read from their wikitext. Letter case and
    underscores do not matter."""
    readers: Sequence[DocumentReader] = ()
    """Readers, one after the other; in every view, before values are typed and mapped."""
    mappings: Mapping[str, MappingSet] = field(default_factory=dict)
    """What boxes describe, besides the mappings that we have: by a language ("de"), the name of a
    wiki's database ("dewiki"), or "*" for all."""

    def __post_init__(self) -> None:
        if not isinstance(self.name, str) or not _NAME.fullmatch(self.name):
            raise _wrong(repr(self.name), "is no name: letters, digits, points, - and _ make one")
        if self.version is not None and not _VERSION.fullmatch(str(self.version)):
            raise _wrong(self.name, f"{self.version!r} is no version")
        for name, handler in self.templates.items():
            if not isinstance(name, str) or not callable(handler):
                raise _wrong(self.name, f"the handler of {name!r} cannot be called")
            if name.lower().startswith(_NAMESPACE):
                raise _wrong(
                    self.name, f"{name!r} is no name of a template: leave out {_NAMESPACE}"
                )
        for reader in self.readers:
            if not callable(reader):
                raise _wrong(self.name, f"the reader {reader!r} cannot be called")
        known: dict[str, MappingSet] = {}
        for code, mappings in self.mappings.items():
            try:
                known[code] = normal_mappings(mappings)
            except (msgspec.ValidationError, TypeError) as error:
                raise _wrong(self.name, f"the mappings for {code!r} are none ({error})") from error
        object.__setattr__(self, "mappings", known)

    @property
    def stated(self) -> str:
        """Return its name and version as records and manifest state them."""
        return self.name if self.version is None else f"{self.name} {self.version}"


def _wrong(name: str, problem: str) -> InputError:
    return InputError(f"the plugin {name[:100]}", problem)
