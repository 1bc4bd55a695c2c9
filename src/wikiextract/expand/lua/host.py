"""Small protocols: whoever expands the page, as Lua modules need it, and whatever runs them.

`LuaFrame` is a frame of the expansion (a template call, or the page itself). All text is `str`;
strip markers stand in it as they do in wikitext under expansion.

Reference: https://www.mediawiki.org/wiki/Extension:Scribunto/Lua_reference_manual#Frame_object
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from wikiextract.expand.arguments import Arguments, GivenArguments
from wikiextract.expand.page.expansion import PageExpansion
from wikiextract.site import Title


class HostError(Exception):
    """A refusal that a module sees as a Lua error; its text is the message.

    Examples: a template loop in `LuaFrame.expand_template`, an unknown parser function.
    """


class LuaFrame(Protocol):
    """A frame: a page's text with the arguments it is expanded with."""

    @property
    def expansion(self) -> PageExpansion:
        """The expansion that is under way."""
        ...

    @property
    def title(self) -> Title:
        """The page whose text this frame expands: a template, a module, or the page itself."""
        ...

    def argument(self, name: str) -> str | None:
        """Return the expanded value of an argument, None when there is none.

        Positional arguments are named "1", "2", …; named ones come trimmed. Asking twice is cheap.
        """
        ...

    def arguments(self) -> Mapping[str, str]:
        """Return all arguments, expanded, in MediaWiki's order (positional first, then named)."""
        ...

    def argument_names(self) -> Iterable[str]:
        """Return the names of all arguments, each once; nothing is expanded for it."""
        ...

    def child(
        self, title: Title, arguments: Mapping[str, str] | Arguments | GivenArguments
    ) -> LuaFrame:
        """Return a frame for `title` below this one (``frame:newChild``, and each ``#invoke``)."""
        ...

    def expand_text(self, text: str) -> str:
        """Return wikitext expanded in this frame (``frame:preprocess``).

        ``{{{1}}}`` are this frame's arguments; below the page's own frame the text is read as one
        that is transcluded (``<includeonly>`` counts).
        """
        ...

    def expand_template(self, title: Title, arguments: Mapping[str, str]) -> str:
        """Return the expansion of ``{{title|arguments}}``; the values are text, not expanded again.

        Raises `HostError` when the page does not exist or would transclude itself.
        """
        ...

    def call_parser_function(self, name: str, arguments: Mapping[str, str]) -> str | None:
        """Return ``{{name:argument 1|argument 2|key=value}}``; None when there is no such function.

        `name` may hold the first argument after a colon. Keys are "1", "2", … or names, in order.
        """
        ...

    def extension_tag(
        self, name: str, content: str | None, attributes: Mapping[str, str]
    ) -> str | None:
        """Return ``<name attributes>content</name>`` as ``{{#tag:}}`` gives it: a strip marker.

        None when there is no such extension tag.
        """
        ...


class ModuleRunner(Protocol):
    """The runner of modules, which the expander calls for ``{{#invoke:module|function|…}}``."""

    def invoke(
        self, frame: LuaFrame, module: str, function: str | None, arguments: Arguments
    ) -> str:
        """Return the result of the function as wikitext, or the wiki's error text in HTML.

        `frame` is the one that holds the ``#invoke``; `module` and `function` are expanded and
        trimmed; `function` is None where the call states none. Never raises for what a module
        does: problems go to the page's `log`.
        """
        ...
