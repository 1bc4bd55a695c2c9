"""Where `mw.ext` finds data pages, and what it misses."""

from __future__ import annotations

from typing import Any

import msgspec

from wikiextract.diagnostics import shortened
from wikiextract.expand.data_pages import empty_content, in_all_languages, localised, missing_data
from wikiextract.expand.lua.callbacks.modules import serial_of
from wikiextract.expand.lua.failures import LuaCallError
from wikiextract.expand.lua.session import KnownData, Session, decode, encode
from wikiextract.expand.messages import message
from wikiextract.language.language_names import fallbacks_of, is_valid_code
from wikiextract.site import Title
from wikiextract.store.data_pages.content import (
    NAMESPACE,
    PREFIX,
    NoDataPageError,
    data_name,
    data_version,
    is_table,
    read_content,
)
from wikiextract.store.page_source import PageSource

_EVERY = "_"
"""Asks for the texts of all languages."""

_MISSING, _UNKNOWN = 0, 1
"""Serials of a page that is not among those there are, and of one where there are none at all."""

_LONGEST_KEPT = 1 << 20
_OF_NAME = 500
_OF_ROW, _OF_CELL = 100, 16


class DataCallbacks:
    """See the module."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def data_page(
        self, title: bytes, language: bytes | None
    ) -> tuple[bytes, int, bytes | bool, bool]:
        """Name, serial, content as JSON (False where there is none), whether it is a table.

        A table is given without its rows, see `data_rows`.
        """
        codes = self._languages(language)
        name = data_name(decode(title))
        if name is None:
            raise LuaCallError('bad argument #1 to "get" (not a valid title)')
        self._session.count_expensive(Title(NAMESPACE, name))
        serial = self._known(name).serial
        if serial == _UNKNOWN:
            self._session.lacks_data = True
        return (encode(name), serial, self._text(name, codes), is_table(name))

    def data_rows(self, name: bytes, language: bytes | None) -> tuple[bytes, int]:
        """The rows of a table that there is as JSON; about how many bytes they take in Lua."""
        table = decode(name)
        content = self._known(table).content
        assert content is not None
        rows = self._shown(table, content, self._languages(language))["data"]
        text = msgspec.json.encode(rows)
        size = len(text) + sum(_OF_ROW + _OF_CELL * len(row) for row in rows)
        return (text, size)

    def data_serial(self, name: bytes) -> int:
        """A number that tells versions of a data page apart; what is wrong with it is reported."""
        return self._known(decode(name)).serial

    def extension_missing(self, function: bytes) -> None:
        """Report a function of an extension's library, which is answered with nothing."""
        shown = shortened(decode(function))
        text = f"{shown} is not available: it is taken to know nothing."
        self._session.expansion.problem("extension-not-available", text)
        self._session.lacks_data = True

    def _languages(self, language: bytes | None) -> tuple[str, ...] | None:
        """The codes whose texts are wanted, best first; None for those of all."""
        if language is None:
            code = self._session.site.language
        else:
            code = decode(language)
            if code == _EVERY:
                return None
            if not code or not is_valid_code(code):
                raise LuaCallError('bad argument #2 to "get" (not a valid language code)')
        return (code, *fallbacks_of(code))

    def _known(self, name: str) -> KnownData:
        """Return what is known of a data page; what is wrong with it is reported each time."""
        state = self._session.memory_of_page
        known = state.data.get(name)
        if known is None:
            known = state.data[name] = _look_up(name, state.expansion.facts.pages)
            self._session.hold(_OF_NAME + known.size)
        if known.problem is not None:
            state.expansion.problem(*known.problem)
        return known

    def _text(self, name: str, languages: tuple[str, ...] | None) -> bytes | bool:
        content = self._known(name).content
        if content is None:
            return False
        kept = self._session.memory_of_page.shown_data
        key = (name, languages)
        text = kept.get(key)
        if text is None:
            shown = self._shown(name, content, languages)
            text = msgspec.json.encode({**shown, "data": []} if is_table(name) else shown)
            if len(text) < _LONGEST_KEPT:
                self._session.hold(_OF_NAME + len(text))
                kept[key] = text
        return text

    def _shown(
        self, name: str, content: dict[str, Any], languages: tuple[str, ...] | None
    ) -> dict[str, Any]:
        if languages is None:
            return in_all_languages(name, content)
        site, pages = self._session.site, self._session.memory_of_page.expansion.facts.pages

        def interface_text(key: str) -> str | None:
            return message(site, pages, key, language=languages[0])

        return localised(name, content, languages, interface_text)


def _look_up(name: str, pages: PageSource) -> KnownData:
    page = pages.data_page(name)
    if page is not None:
        try:
            content = read_content(name, page.text)
        except NoDataPageError as error:
            problem = ("data-invalid", f"{shortened(PREFIX + name)} cannot be read: {error}.")
            return KnownData(_MISSING, problem, None)
        return KnownData(serial_of(data_version(page)), None, content, len(page.text))
    problem = missing_data(name, pages)
    if pages.has_data_pages():
        return KnownData(_MISSING, problem, None)
    return KnownData(_UNKNOWN, problem, empty_content(name))
