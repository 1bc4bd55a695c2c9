"""A Lua runtime with the libraries loaded, and nothing else in reach.

Lua 5.1 (lupa's build of the reference implementation), not LuaJIT: MediaWiki runs the same, so that
``pairs`` visits tables in the same order and numbers and errors read the same; and only with it
lupa can hold the memory limit in the allocator. `docs/lua.md` has the measurements.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from itertools import chain
from typing import Any

from lupa.lua51 import LuaRuntime

from wikiextract.expand.functions.pages.urls import script_path
from wikiextract.expand.lua.bridge import Memory, guarded
from wikiextract.expand.lua.callbacks.data import DataCallbacks
from wikiextract.expand.lua.callbacks.entities import EntityCallbacks
from wikiextract.expand.lua.callbacks.frames import FrameCallbacks
from wikiextract.expand.lua.callbacks.languages import LanguageCallbacks
from wikiextract.expand.lua.callbacks.modules import ModuleCallbacks
from wikiextract.expand.lua.callbacks.page import PageCallbacks
from wikiextract.expand.lua.callbacks.sites import SiteCallbacks
from wikiextract.expand.lua.callbacks.strings import StringCallbacks
from wikiextract.expand.lua.callbacks.texts import TextCallbacks
from wikiextract.expand.lua.callbacks.titles import TitleCallbacks
from wikiextract.expand.lua.options import MIB, LuaOptions
from wikiextract.expand.lua.session import Session, encode

_UNLIMITED = 1 << 40
_WORTH_COLLECTING = 32 * MIB
_GROWTH_A_PAGE = MIB
"""What a page is taken to add at most to what is kept between pages, once that is known."""
_SHARE_OF_GARBAGE = 0.5
"""Of the memory that a page may take, what is left lying before the collector begins."""
_LEAST_PATIENCE, _MOST_PATIENCE = 200, 400
"""Percent of what is in use at which the collector begins; Lua's own is 200."""


@cache
def _library_sources() -> dict[bytes, bytes]:
    folder = files("wikiextract.expand.lua") / "libraries"
    return {
        file.name.removesuffix(".lua").encode(): file.read_bytes()
        for file in chain(folder.iterdir(), (folder / "mw").iterdir())
        if file.name.endswith(".lua")
    }


def _refuse(*_: object) -> object:
    raise AttributeError("Lua has no access to Python objects")


class Runtime:
    """One Lua state for one wiki. Not for several threads."""

    def __init__(self, session: Session) -> None:
        self.session = session
        options = session.options
        self._lua: Any = LuaRuntime(
            encoding=None,
            unpack_returned_tuples=True,
            register_eval=False,
            register_builtins=False,
            attribute_handlers=(_refuse, _refuse),
            max_memory=_UNLIMITED,
        )
        self._worth_collecting = _WORTH_COLLECTING
        # Bytes that are kept between pages; 0 while that is not known.
        self._kept = 0
        self._memory = Memory()
        self._memory.runtime = self._lua
        self._memory.limit = _UNLIMITED
        sources = dict(_library_sources())
        bootstrap = sources.pop(b"bootstrap")
        chunk = self._lua.compile(bootstrap, name=b"=bootstrap.lua")
        self._execute, self._forget, self._set_patience = chunk(
            self._lua.table_from(sources),
            self._lua.table_from(self._callbacks()),
            self._lua.table_from(_lua_options(session, options)),
        )

    def _callbacks(self) -> dict[bytes, Any]:
        session = self.session
        groups: tuple[object, ...] = (
            DataCallbacks(session),
            EntityCallbacks(session),
            FrameCallbacks(session),
            LanguageCallbacks(session),
            ModuleCallbacks(session),
            PageCallbacks(session),
            SiteCallbacks(session),
            StringCallbacks(session),
            TextCallbacks(),
            TitleCallbacks(session),
        )
        return {
            name.encode(): guarded(
                getattr(group, name), self._memory, session.seconds_left, session.check_memory
            )
            for group in groups
            for name in dir(group)
            if not name.startswith("_")
        }

    def begin_page(self) -> None:
        """Grant the page its memory, on top of what the runtime holds already."""
        used = self.memory_used()
        if used > self._worth_collecting:
            self._lua.gccollect()
            used = self._kept = self.memory_used()
            # What is kept between pages must not make every page collect in vain.
            self._worth_collecting = max(_WORTH_COLLECTING, 3 * used)
        elif self._kept:
            self._kept += _GROWTH_A_PAGE
        garbage = _SHARE_OF_GARBAGE * self.session.options.memory
        patience = 100 + int(100 * garbage / min(used, self._kept or used))
        self._set_patience(max(_LEAST_PATIENCE, min(patience, _MOST_PATIENCE)))
        self._memory.limit = self.memory_used() + self.session.options.memory
        self._lua.set_max_memory(self._memory.limit, total=True)

    def close(self) -> None:
        """Give all memory back now: the callbacks that Lua holds refer to the runtime."""
        self._memory.runtime = self._lua = self._execute = None
        self._forget = self._set_patience = None

    def memory_used(self) -> int:
        """Bytes that the Lua state takes."""
        used: int = self._lua.get_memory_used(total=True)
        return used

    def execute(
        self, module: bytes, function: bytes, frame: int, wikibase: bool, *, missing: bool
    ) -> tuple[Any, ...]:
        """Run a function of a module; what libraries/invoke.lua says of `run.execute`.

        `frame` is the number of the module's frame, whose title is `module`.
        """
        parent = self.session.frame(frame).parent
        if not self._memory.has_room(len(module) + len(function)):
            return (b"killed", b"memory")
        if self.session.start_clock():
            try:
                result = self._execute(
                    module,
                    function,
                    frame,
                    parent,
                    wikibase,
                    missing,
                    self.session.seconds,
                    self.session.options.seconds,
                    (self._memory.limit - self.session.options.memory) >> 10,
                    self.session.memory_of_page.number,
                )
            finally:
                self.session.stop_clock()
        else:
            result = self._execute(module, function, frame, parent, wikibase, missing)
        return result if isinstance(result, tuple) else (result,)


def _lua_options(session: Session, options: LuaOptions) -> dict[bytes, Any]:
    site = session.site
    return {
        b"memory": options.memory,
        b"chunk_bytes": options.cached_source,
        b"data_bytes": options.cached_data,
        b"remembered_answers": options.remembered_answers,
        b"version": encode(options.version),
        b"script_path": encode(script_path(site)),
        b"server": encode(site.base_url),
        b"site_name": encode(site.sitename),
        b"dbname": encode(site.dbname or ""),
        b"language": encode(site.language),
    }
