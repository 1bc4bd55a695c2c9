"""The plugins of a run, put together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

import msgspec
from msgspec.structs import replace

from wikiextract.diagnostics import DiagnosticLog, shortened
from wikiextract.errors import InputError
from wikiextract.map.domains.model import MappingSet, normal_name
from wikiextract.nodes import Block, Document, TemplateCall, Value
from wikiextract.plugins.border import PluginFaultError, in_plugin
from wikiextract.plugins.called import CalledTemplate
from wikiextract.plugins.plugin import DocumentReader, Plugin, TemplateHandler
from wikiextract.sources.page import Page

if TYPE_CHECKING:
    from wikiextract.read.wikitext import CallHandler

_T = TypeVar("_T")
_FAILED = "plugin-failed"
_REASON = 500
_ATTRIBUTES = Document.__struct_fields__


class Plugins:
    """Some plugins, as the steps of a page's way ask them; it never changes after it is made.

    What a plugin raises is a diagnostic of the page (``plugin-failed``), and the page is as it
    would be without that.
    """

    def __init__(self, plugins: Sequence[Plugin] = ()) -> None:
        """Put the plugins together; their order is that in which they are asked.

        Raises `InputError` for two of one name.
        """
        names = [one.name for one in plugins]
        for name in names:
            if names.count(name) > 1:
                raise InputError(f"the plugin {name}", "is given twice, or two have this name")
        self.stated: tuple[str, ...] = tuple(one.stated for one in plugins)
        """The name and version of each, as records and manifest state them."""
        self.mappings: tuple[Mapping[str, MappingSet], ...] = tuple(
            one.mappings for one in plugins if one.mappings
        )
        """Their mappings."""
        self._mapping = " and ".join(one.name for one in plugins if one.mappings)
        self._handlers: dict[str, list[tuple[str, TemplateHandler]]] = defaultdict(list)
        self._readers: list[tuple[str, DocumentReader]] = []
        for one in plugins:
            for template, handler in one.templates.items():
                self._handlers[normal_name(template)].append((one.name, handler))
            self._readers += [(one.name, reader) for reader in one.readers]
        self._handlers.default_factory = None

    def __bool__(self) -> bool:
        """Return True if there is any plugin."""
        return bool(self.stated)

    @property
    def reads(self) -> bool:
        """True if one of them reads documents."""
        return bool(self._readers)

    def handler(
        self, title: str | None, language: str | None, site: str | None
    ) -> CallHandler | None:
        """Return what makes of calls in a page what they show; None where no plugin does."""
        if not self._handlers:
            return None

        def handle(node: TemplateCall, log: DiagnosticLog) -> Value | tuple[Block, ...] | None:
            known = self._handlers.get(normal_name(node.name))
            if known is None:
                return None
            return self._handled(known, CalledTemplate(node, title, language, site), log)

        return handle

    def _handled(
        self,
        known: Sequence[tuple[str, TemplateHandler]],
        call: CalledTemplate,
        log: DiagnosticLog,
    ) -> Value | tuple[Block, ...] | None:
        """Return what the first handler that knows a call makes of it."""
        for name, handler in known:
            try:
                made = in_plugin(_shown, handler, call)
            except PluginFaultError as error:
                message = f"the plugin {name} failed at a call of {call.name}: {_short(error)}"
                span = call.node.span
                log.report(_FAILED, message, severity="error", template=call.name, span=span)
                continue
            if made is not None:
                return made
        return None

    def read(self, document: Document, page: Page) -> Document:
        """Return the document that the readers make of what was read of a page."""
        log = DiagnosticLog(page.title)
        for name, reader in self._readers:
            try:
                document = in_plugin(_document, reader, document, page)
            except PluginFaultError as error:
                message = f"the plugin {name} failed to read the page: {_short(error)}"
                log.report(_FAILED, message, severity="error")
        return _with(document, log)

    def mapped(self, document: Document, page: Page, map_: Callable[[Document, bool], _T]) -> _T:
        """Return what `map_` makes of a document with the plugins' mappings.

        Where that fails, without them (it is told which).
        """
        if not self.mappings:
            return map_(document, False)
        try:
            return in_plugin(map_, document, True)
        except PluginFaultError as error:
            log = DiagnosticLog(page.title)
            message = f"the mappings of the plugin {self._mapping} failed: {_short(error)}"
            log.report(_FAILED, message, severity="error")
            return map_(_with(document, log), False)


NO_PLUGINS = Plugins()


def _short(error: PluginFaultError) -> str:
    return shortened(str(error), _REASON)


def _with(document: Document, log: DiagnosticLog) -> Document:
    if not len(log):
        return document
    return replace(document, diagnostics=(*document.diagnostics, *log.entries()))


def _shown(handler: TemplateHandler, call: CalledTemplate) -> Value | tuple[Block, ...] | None:
    """Return what a handler gives in one of two forms; raises what says that it is another thing.

    Nodes do not look at what is put into them, so they are made anew by their types.
    """
    made = handler(call)
    if made is None:
        return None
    if isinstance(made, str):
        return Value(text=" ".join(made.split()) or None)
    if isinstance(made, Value):
        return _checked(made, Value)
    blocks = tuple(made) if isinstance(made, list | tuple) else (made,)
    return _checked(blocks, tuple[Block, ...])


def _document(reader: DocumentReader, given: Document, page: Page) -> Document:
    made: object = reader(given, page)
    if made is given:
        return given
    if not isinstance(made, Document):
        raise TypeError(f"a reader returns a Document, and this is of {type(made).__name__}")
    changed = [one for one in _ATTRIBUTES if getattr(made, one) is not getattr(given, one)]
    stated = {one: getattr(made, one) for one in changed}
    checked = _checked({"view": made.view, **stated}, Document)
    return replace(given, **{one: getattr(checked, one) for one in changed})


def _checked(value: object, kind: type[_T]) -> _T:
    return msgspec.convert(msgspec.to_builtins(value), kind)
