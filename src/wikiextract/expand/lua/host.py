"""What Lua modules need from whoever expands the page: two small protocols, and one that we give.

`LuaFrame` is a frame of the expansion (a template call, or the page itself) and `LuaPage` the page
that is being expanded. The expander's own classes satisfy them; tests use in-memory ones. All
text is `str`; strip markers stand in it as they do in wikitext under expansion.

Reference: https://www.mediawiki.org/wiki/Extension:Scribunto/Lua_reference_manual#Frame_object
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from wikiextract.expand.checkpoint import Checkpoint
    from wikiextract.nodes import Diagnostic
    from wikiextract.site import Site, Title
    from wikiextract.store.page_source import PageSource


class HostError(Exception):
    """A refusal that a module sees as a Lua error; its text is the message.

    Examples: a template loop in `LuaFrame.expand_template`, an unknown parser function.
    """


class LuaPage(Protocol):
    """The page that is being expanded. One object a page: its identity tells pages apart."""

    @property
    def site(self) -> Site:
        """The wiki."""
        ...

    @property
    def title(self) -> Title:
        """The page's title (``mw.title.getCurrentTitle()``)."""
        ...

    @property
    def wikitext(self) -> str:
        """The page's own wikitext."""
        ...

    @property
    def pages(self) -> PageSource:
        """The other pages of the wiki, modules and messages among them."""
        ...

    @property
    def now(self) -> datetime:
        """The time of the expansion, aware, in UTC."""
        ...

    @property
    def substituting(self) -> bool:
        """Whether this is a pre-save transform (``mw.isSubsting()``); False on a rendered page."""
        ...

    def count_expensive(self) -> bool:
        """Count one expensive call; False when there were too many already."""
        ...

    def transcluded(self, title: Title) -> None:
        """Note that the page used the text of `title` (a module, or `mw.title` content)."""
        ...

    def look_up(self, title: Title) -> None:
        """Note that the page depends on whether there is a page `title`: as if it linked there."""
        ...

    def unstrip_nowiki(self, text: str) -> str:
        """Put the content of nowiki strip markers back, leave the others."""
        ...

    def remove_markers(self, text: str) -> str:
        """Remove all strip markers."""
        ...

    def warn(self, wikitext: str) -> None:
        """A warning for whoever previews the page (`mw.addWarning`)."""
        ...

    def report(self, diagnostic: Diagnostic) -> None:
        """A problem of this page."""
        ...

    def track(self, message: str) -> None:
        """Put the page into the category that the interface message `message` names."""
        ...

    def checkpoint(self) -> Checkpoint:
        """What `go_back` needs to forget all that happens from here on."""
        ...

    def go_back(self, checkpoint: Checkpoint) -> None:
        """Forget what the page has learnt since `checkpoint`: markers, transclusions, problems."""
        ...


class LuaFrame(Protocol):
    """A frame: a page's text with the arguments it is expanded with."""

    @property
    def page(self) -> LuaPage:
        """The page that is being expanded."""
        ...

    @property
    def title(self) -> Title:
        """The page whose text this frame expands: a template, a module, or the page itself."""
        ...

    def argument(self, name: str) -> str | None:
        """The expanded value of an argument, None when there is none.

        Positional arguments are named "1", "2", …; named ones come trimmed. Asking twice is cheap.
        """
        ...

    def arguments(self) -> Mapping[str, str]:
        """All arguments, expanded, in MediaWiki's order (positional first, then named)."""
        ...

    def argument_names(self) -> Iterable[str]:
        """The names of all arguments, each once; nothing is expanded for it."""
        ...

    def child(self, title: Title, arguments: Mapping[str, str] | LuaArguments) -> LuaFrame:
        """A frame for `title` below this one (``frame:newChild``, and each ``#invoke``)."""
        ...

    def expand_text(self, text: str) -> str:
        """Expand wikitext in this frame (``frame:preprocess``).

        ``{{{1}}}`` are this frame's arguments; below the page's own frame the text is read as one
        that is transcluded (``<includeonly>`` counts).
        """
        ...

    def expand_template(self, title: Title, arguments: Mapping[str, str]) -> str:
        """The expansion of ``{{title|arguments}}``; the values are text, not expanded again.

        Raises `HostError` when the page does not exist or would transclude itself.
        """
        ...

    def call_parser_function(self, name: str, arguments: Mapping[str, str]) -> str | None:
        """``{{name:argument 1|argument 2|key=value}}``; None when there is no such function.

        `name` may hold the first argument after a colon. Keys are "1", "2", … or names, in order.
        """
        ...

    def extension_tag(
        self, name: str, content: str | None, attributes: Mapping[str, str]
    ) -> str | None:
        """``<name attributes>content</name>`` as ``{{#tag:}}`` gives it: mostly a strip marker.

        None when there is no such extension tag.
        """
        ...


class LuaArguments(Protocol):
    """The arguments of an ``#invoke``: expanded when they are asked for."""

    def argument(self, name: str) -> str | None:
        """As `LuaFrame.argument`."""
        ...

    def arguments(self) -> Mapping[str, str]:
        """As `LuaFrame.arguments`."""
        ...

    def argument_names(self) -> Iterable[str]:
        """As `LuaFrame.argument_names`."""
        ...


class ModuleRunner(Protocol):
    """What the expander calls for ``{{#invoke:module|function|…}}``."""

    def invoke(
        self, frame: LuaFrame, module: str, function: str | None, arguments: LuaArguments
    ) -> str:
        """The result of the function as wikitext, or the wiki's error text in HTML.

        `frame` is the one that holds the ``#invoke``; `module` and `function` are expanded and
        trimmed; `function` is None where the call states none. Never raises for what a module
        does: problems go to `LuaPage.report`.
        """
        ...
