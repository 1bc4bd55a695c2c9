"""Runs ``{{#invoke:}}``: https://www.mediawiki.org/wiki/Extension:Scribunto.

modules = LuaRunner()
expander = Expander(site, pages, modules=modules)
"""

from __future__ import annotations

import re
from typing import Any

from lupa.lua51 import LuaError

from wikiextract.diagnostics import shortened
from wikiextract.expand.arguments import Arguments
from wikiextract.expand.lua.errors_html import error_html, frames_of_modules, lua_error_text
from wikiextract.expand.lua.failures import KillReason, LuaKillError
from wikiextract.expand.lua.host import LuaFrame
from wikiextract.expand.lua.options import LuaOptions
from wikiextract.expand.lua.runtime import Runtime
from wikiextract.expand.lua.session import LuaPageState, Session, clean_text, decode, encode
from wikiextract.expand.page.expansion import PageExpansion
from wikiextract.site import Site, Title
from wikiextract.site.title import MODULE

_OTHER_TAG = re.compile(
    r"<(?!/?(?:b|br|code|div|em|font|i|kbd|p|s|small|span|strong|su[bp]|tt|u)\b)[A-Za-z!/]", re.I
)
"""A tag that an expansion takes out of the text, or may."""
_MOST_KILLS = 5
"""After so many modules of a page that took too much its others are not run."""

_LONGEST_ERROR = 10_000
"""Bytes of an error's message, and of its traceback, that are looked at."""

_FAILED = (b"error", b"looked in vain", b"no module")
_KILLED = {
    b"time": ("lua-time-limit", "The time allocated for running scripts has expired."),
    b"memory": ("lua-memory-limit", "Lua error: not enough memory."),
}
TRACKING_CATEGORY = "scribunto-common-error-category"
"""The message that names the category of pages with script errors."""


class LuaRunner:
    """Runs modules for one page after another; implements `host.ModuleRunner`.

    Compiled modules and data are kept between pages of one wiki, in bounded memory. Not for
    several threads; make one for each.
    """

    def __init__(self, options: LuaOptions | None = None) -> None:
        self.options = options if options is not None else LuaOptions()
        self._runtime: Runtime | None = None
        self._state: LuaPageState | None = None
        self._pages = 0
        self._spoilt = False
        self._depth = 0
        self._explains = False

    def invoke(
        self, frame: LuaFrame, module: str, function: str | None, arguments: Arguments
    ) -> str:
        """See `ModuleRunner.invoke`."""
        expansion = frame.expansion
        site, state = expansion.facts.site, self._state_of(expansion)
        named = shortened(module)
        space = site.namespaces.get(MODULE)
        title = site.title(f"{space.name if space else 'Module'}:{module}")
        ended = self._ended(expansion, state)
        if ended is not None:
            if self._depth:
                # The text that this call stands in is expanded for a module: that ends, too.
                raise LuaKillError(ended)
            return self._killed(expansion, title, ended.encode())
        runtime = self._ready(site, state)
        session = runtime.session
        if function is None:
            return self._error(expansion, "Script error: You must specify a function to call.")
        if title is None or title.namespace != MODULE or title.interwiki is not None:
            return self._error(expansion, f'Script error: No such module "{named}".')
        mark = session.mark()
        outer_lacks, session.lacks_data = session.lacks_data, False
        self._depth += 1
        try:
            checkpoint = expansion.checkpoint()
            for again in (False, True):
                parent = session.add_frame(frame, None)
                child = session.add_frame(frame.child(title, arguments), parent)
                outcome = self._outcome(runtime, title, function, child, again)
                if outcome[0] != b"looked in vain":
                    break
                # Once more, as if nothing had been, with what it cannot do without.
                if not again:
                    session.lacks_data = False
                    session.forget_from(mark)
                    expansion.go_back(checkpoint)
                    state.use_modules()
            if outcome[0] in _FAILED and session.lacks_data:
                return self._lacking(expansion, title, outcome[1] if len(outcome) > 1 else None)
            return self._text(frame, title, named, shortened(function), outcome)
        finally:
            session.forget_from(mark)
            session.lacks_data = session.lacks_data or outer_lacks
            self._depth -= 1
            if self._spoilt and self._depth == 0:
                runtime.close()
                self._runtime, self._spoilt = None, False

    def _state_of(self, expansion: PageExpansion) -> LuaPageState:
        """Return what is remembered of the page.

        Expansions of one page have its facts in common, and with them all that is remembered.
        """
        if self._state is None or self._state.expansion.facts is not expansion.facts:
            self._pages += 1
            self._state = LuaPageState(expansion, self._pages)
        self._state.expansion = expansion
        return self._state

    def _ended(self, expansion: PageExpansion, state: LuaPageState) -> KillReason | None:
        """Return what the page has used up, so that none of its modules runs; None for nothing."""
        if expansion.limits.exhausted or state.kills >= _MOST_KILLS:
            return "memory"
        session = self._runtime.session if self._runtime is not None else None
        own = session is not None and session.state is state
        seconds = session.seconds() if session is not None and own else state.seconds
        return "time" if seconds >= self.options.seconds else None

    def _ready(self, site: Site, state: LuaPageState) -> Runtime:
        """Return a runtime for the page's wiki, told of the page."""
        runtime = self._runtime
        if runtime is not None and runtime.session.site is not site:
            runtime.close()
            runtime = None
        if runtime is None:
            runtime = self._runtime = Runtime(Session(site, self.options))
        if runtime.session.state is not state:
            runtime.session.state = state
            runtime.begin_page()
        return runtime

    def _has_wikibase(self, session: Session, again: bool) -> bool:
        if self.options.wikibase == "needed":
            return again or session.memory_of_page.expansion.facts.entities is not None
        return self.options.wikibase == "always"

    def _outcome(
        self, runtime: Runtime, title: Title, function: str, frame: int, again: bool
    ) -> tuple[Any, ...]:
        """Return what libraries/invoke.lua says of `run.execute`."""
        try:
            wikibase = self._has_wikibase(runtime.session, again)
            return runtime.execute(
                encode(title.prefixed), encode(function), frame, wikibase, missing=again
            )
        except LuaError:
            # Lua could not even say what went wrong: time or memory ran out while it ended.
            late = runtime.session.seconds() >= self.options.seconds
            return (b"killed", b"time" if late else b"memory")

    def _text(
        self, frame: LuaFrame, title: Title, module: str, function: str, result: tuple[Any, ...]
    ) -> str:
        """Return what stands in the page for the result of an ``#invoke``."""
        expansion = frame.expansion
        outcome, *details = result
        detail = details[0] if details else b""
        match outcome:
            case b"text":
                return clean_text(detail)
            case b"killed":
                self._spoilt = True
                assert self._state is not None
                self._state.kills += 1
                return self._killed(expansion, title, detail)
            case b"error" | b"looked in vain":
                trace = (
                    decode(details[1][:_LONGEST_ERROR]) if len(details) > 1 and details[1] else ""
                )
                message = None if detail is None else decode(detail[:_LONGEST_ERROR])
                text = lua_error_text(message)
                return self._error(expansion, self._expanded(frame, title, text), title, trace)
            case b"no module":
                return self._error(expansion, f'Script error: No such module "{module}".', title)
            case b"no function":
                text = f'Script error: The function "{function}" does not exist.'
            case b"not a function":
                text = f'Script error: "{function}" is not a function.'
            case _:
                text = (
                    f"Script error: The module returned a {decode(detail)} value. "
                    "It is supposed to return an export table."
                )
        return self._error(expansion, text, title)

    def _lacking(self, expansion: PageExpansion, title: Title, message: bytes | None) -> str:
        """Return what stands for a module that failed for want of data: nothing.

        On a running wiki it would not have failed, so there is no error for readers to see.
        """
        reason = decode((message or b"")[:_LONGEST_ERROR]) or "no reason stated"
        text = (
            f"{title.prefixed} gives nothing, since data that it asked for is not there: {reason}"
        )
        expansion.problem("module-lacks-data", text, title)
        return ""

    def _expanded(self, frame: LuaFrame, title: Title, text: str) -> str:
        """The text of an error as the interface shows messages: with its templates expanded.

        Not within such a text again, and not beside ``<nowiki>`` and such, which messages keep.
        """
        if "{{" not in text or _OTHER_TAG.search(text) or self._explains:
            return text
        self._explains = True
        try:
            return frame.child(title, {}).expand_text(text)
        except LuaKillError:
            return text
        finally:
            self._explains = False

    def _killed(self, expansion: PageExpansion, title: Title | None, reason: bytes) -> str:
        code, text = _KILLED[reason]
        return self._error(expansion, text, title, code=code)

    def _error(
        self,
        expansion: PageExpansion,
        text: str,
        module: Title | None = None,
        trace: str = "",
        code: str = "lua-error",
    ) -> str:
        """Report a problem; return what stands for the result of the ``#invoke``."""
        trace = frames_of_modules(trace)
        message = f"{text}\n{trace}" if trace else text
        template = module.prefixed if module else None
        expansion.log.report(code, message, severity="error", template=template)
        expansion.findings.track(TRACKING_CATEGORY)
        assert self._state is not None
        number = self._state.errors
        self._state.errors += 1
        return error_html(text, number, self.options.error_markup)
