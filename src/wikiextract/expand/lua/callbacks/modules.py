"""Where `require`, `mw.loadData` and `mw.loadJsonData` find pages."""

from __future__ import annotations

from wikiextract.expand.data_pages import missing_data
from wikiextract.expand.lua.session import KnownModule, Session, encode
from wikiextract.site import Title
from wikiextract.site.title import MODULE
from wikiextract.store.data_pages.content import PREFIX, data_name

_SERIAL = (1 << 52) - 1


def serial_of(text: str) -> int:
    """A number that tells texts apart, exact as a Lua number."""
    return hash(text) & _SERIAL


def module_title(session: Session, name: str) -> Title | None:
    """The title that `require(name)` means, None when it is no module's."""
    title = session.site.title(name)
    if title is None or title.namespace != MODULE or title.interwiki is not None:
        return None
    return title


_JSON = "json"
_OF_NAME = 300
"""Characters that take as much memory as what is known of a module."""


class ModuleCallbacks:
    """See the module."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def module_source(
        self, name: bytes, known: int | None = None
    ) -> tuple[bytes, int, bytes | None] | None:
        """Chunk name, serial and text of a module; no text when its serial is `known`."""
        state = self._session.memory_of_page
        found = state.modules.get(name)
        if found is None:
            self._session.hold(_OF_NAME + len(name))
            found = state.modules[name] = self._find(name)
            if found.title is not None:
                state.expansion.use(found.title)
        if found.title is None or found.serial is None:
            return None
        text = None if found.serial == known else self.module_text(name)
        return (encode(found.title.prefixed_db_key), found.serial, text)

    def _find(self, name: bytes) -> KnownModule:
        """Return what is known of a module, without its text where its revision is known."""
        title = self._title(name)
        if title is None:
            return KnownModule(None, None)
        pages = self._session.memory_of_page.expansion.facts.pages
        info = pages.info(title)
        if info is None:
            return KnownModule(title, None)
        if info.revision_id is not None:
            return KnownModule(title, hash(("revision", info.revision_id)) & _SERIAL)
        text = pages.text(title)
        return KnownModule(title, None if text is None else serial_of(text.text))

    def module_text(self, name: bytes) -> bytes | None:
        """The text of a module."""
        title = self._title(name)
        pages = self._session.memory_of_page.expansion.facts.pages
        text = None if title is None else pages.text(title)
        if text is not None:
            return encode(text.text)
        if title is not None and pages.exists(title):
            self._session.memory_of_page.expansion.text_missing(title)
            self._session.lacks_data = True
        return None

    def _title(self, name: bytes) -> Title | None:
        try:
            return module_title(self._session, name.decode())
        except UnicodeDecodeError:
            return None

    def json_page(self, name: bytes) -> bytes | None:
        """The text of a JSON page, or data page; empty JSON for a text that is not stored."""
        stated = name.decode("utf-8", "replace")
        title = self._session.site.title(stated)
        if title is None or title.interwiki is not None:
            return None
        pages, expansion = self._session.page.pages, self._session.expansion
        info = pages.info(title)
        if info is None:
            return self._data(stated)
        if info.model != _JSON and not title.text.endswith(f".{_JSON}"):
            return None
        expansion.use(title)
        page = pages.text(title)
        if page is not None:
            return encode(page.text)
        expansion.text_missing(title)
        return b"{}"

    def _data(self, stated: str) -> bytes | None:
        """Return the text of a data page; None for one that is not there, which is reported."""
        name = data_name(stated.removeprefix(PREFIX)) if stated.startswith(PREFIX) else None
        if name is None:
            return None
        pages = self._session.page.pages
        found = pages.data_page(name)
        if found is not None:
            return encode(found.text)
        self._session.lacks_data |= not pages.has_data_pages()
        self._session.expansion.problem(*missing_data(name, pages))
        return None

    def page_touched(self, value: bool) -> bool:
        """Return True if anything that depends on the page was asked; set that to `value`."""
        touched = self._session.touched
        self._session.touched = value
        return touched

    def data_lacks(self, value: bool) -> bool:
        """Return True if something was asked that is not given here; set that to `value`."""
        lacks = self._session.lacks_data
        self._session.lacks_data = value
        return lacks
