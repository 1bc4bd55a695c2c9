"""Frames as Lua modules see them: https://www.mediawiki.org/wiki/Extension:Scribunto."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from wikiextract.expand.arguments import Arguments, GivenArguments
from wikiextract.expand.calls import transclude
from wikiextract.expand.frame import Frame
from wikiextract.expand.functions.call import Call
from wikiextract.expand.lua.host import HostError, ModuleRunner
from wikiextract.expand.origins import BLANKS, trace
from wikiextract.expand.page.expansion import PageExpansion
from wikiextract.expand.pieces import Part
from wikiextract.expand.tags import make_tag
from wikiextract.expand.words import CallLookup
from wikiextract.site import Title


def module_caller(
    runner: ModuleRunner, words: CallLookup
) -> Callable[[Frame, str, str | None, Arguments], str]:
    """Return what runs the modules of a wiki for its frames (`Handlers.run_module`)."""

    def run_module(frame: Frame, module: str, function: str | None, given: Arguments) -> str:
        return runner.invoke(ModuleFrame(frame, words), module, function, given)

    return run_module


class ModuleFrame:
    """Satisfies `lua.host.LuaFrame` for a frame of the expansion."""

    __slots__ = ("_frame", "_words")

    def __init__(self, frame: Frame, words: CallLookup) -> None:
        self._frame = frame
        self._words = words

    @property
    def expansion(self) -> PageExpansion:
        """See `LuaFrame.expansion`."""
        return self._frame.expansion

    @property
    def title(self) -> Title:
        """See `LuaFrame.title`."""
        return self._frame.title

    def argument(self, name: str) -> str | None:
        """See `LuaFrame.argument`."""
        value = self._frame.given.argument(name)
        for_modules = self._frame.expansion.changes.argument
        if value is None or for_modules is None:
            return value
        return for_modules(self._traced(name, value))

    def arguments(self) -> Mapping[str, str]:
        """See `LuaFrame.arguments`."""
        values = self._frame.given.arguments()
        for_modules = self._frame.expansion.changes.argument
        if for_modules is None:
            return values
        return {name: for_modules(self._traced(name, value)) for name, value in values.items()}

    def argument_names(self) -> Iterable[str]:
        """See `LuaFrame.argument_names`."""
        return self._frame.given.argument_names()

    def _traced(self, name: str, value: str) -> str:
        """A value as that of the parameter `name`, where the call stands in the page."""
        number = self._frame.call
        return trace(value, number, name) if number >= 0 else value

    def child(
        self, title: Title, arguments: Mapping[str, str] | Arguments | GivenArguments
    ) -> ModuleFrame:
        """See `LuaFrame.child`."""
        given = GivenArguments(arguments) if isinstance(arguments, Mapping) else arguments
        return ModuleFrame(self._frame.child(title, given), self._words)

    def expand_text(self, text: str) -> str:
        """See `LuaFrame.expand_text`."""
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        return self._frame.preprocess(text, "inclusion" if self._frame.depth else "page")

    def expand_template(self, title: Title, arguments: Mapping[str, str]) -> str:
        """See `LuaFrame.expand_template`."""
        frame = self._frame
        trimmed = {
            name: value if name.isdecimal() else value.strip(BLANKS)
            for name, value in arguments.items()
        }
        if frame.depth >= frame.page.options.template_depth:
            raise HostError("expandTemplate: template depth limit exceeded")
        parsed = frame.expansion.fetch(title)
        if parsed is None:
            raise HostError(f'expandTemplate: template "{title.prefixed}" does not exist')
        if frame.is_within(parsed.title):
            raise HostError("expandTemplate: template loop detected")
        return transclude(frame, title, parsed, GivenArguments(trimmed))

    def call_parser_function(self, name: str, arguments: Mapping[str, str]) -> str | None:
        """See `LuaFrame.call_parser_function`."""
        name, colon, first = name.partition(":")
        given = dict(arguments)
        if not colon:
            first = given.pop("1", "")
        parts = tuple(
            Part(0, 0, 0, None if key.isdecimal() else [key], [value] if value else [])
            for key, value in given.items()
        )
        function = self._words.function(name)
        return None if function is None else function(Call(self._frame, first.strip(BLANKS), parts))

    def extension_tag(
        self, name: str, content: str | None, attributes: Mapping[str, str]
    ) -> str | None:
        """See `LuaFrame.extension_tag`."""
        if name.lower() not in self._frame.page.site.extension_tags:
            return None
        return make_tag(self._frame, name.lower(), content, attributes)
