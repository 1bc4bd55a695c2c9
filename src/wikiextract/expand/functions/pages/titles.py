"""Names of the page, or of a page that is given: `PAGENAME`, `NAMESPACE` and their kin.

https://www.mediawiki.org/wiki/Help:Magic_words#Page_names. Each is a variable and a function; the
forms with ``E`` at the end are encoded for URLs.
"""

from __future__ import annotations

from collections.abc import Callable

from wikiextract.expand.functions.call import Call
from wikiextract.expand.functions.text.encode import wiki_encode
from wikiextract.site.escape import escape_wikitext
from wikiextract.site.page_names import PAGE_NAMES, NameOf

_SPACES = frozenset({"namespace", "talkspace", "subjectspace"})
"""The words that show a namespace; the others show a page's name, which may look like wikitext."""


def _as_function(name_of: NameOf, finish: Callable[[str], str]) -> Callable[[Call], str]:
    def function(call: Call) -> str:
        title = call.page.site.title(call.first) if call.first else None
        return "" if title is None else finish(name_of(title))

    return function


def _as_variable(name_of: NameOf, finish: Callable[[str], str]) -> Callable[[Call], str]:
    def variable(call: Call) -> str:
        return finish(name_of(call.page.title))

    return variable


def _plain(text: str) -> str:
    return text


def _encoded_name(text: str) -> str:
    return escape_wikitext(wiki_encode(text))


def namespacenumber(call: Call) -> str:
    """``{{NAMESPACENUMBER:page}}``."""
    title = call.page.site.title(call.first) if call.first else None
    return "" if title is None else str(title.namespace)


def current_namespacenumber(call: Call) -> str:
    """``{{NAMESPACENUMBER}}``."""
    return str(call.page.title.namespace)


def _finish(identity: str, *, encoded: bool) -> Callable[[str], str]:
    """Return a name that is safe where it is shown: names of pages may look like wikitext."""
    if identity in _SPACES:
        return wiki_encode if encoded else _plain
    return _encoded_name if encoded else escape_wikitext


FUNCTIONS = {
    "namespacenumber": namespacenumber,
    **{one: _as_function(of, _finish(one, encoded=False)) for one, of in PAGE_NAMES.items()},
    **{f"{one}e": _as_function(of, _finish(one, encoded=True)) for one, of in PAGE_NAMES.items()},
}
VARIABLES = {
    "namespacenumber": current_namespacenumber,
    **{one: _as_variable(of, _finish(one, encoded=False)) for one, of in PAGE_NAMES.items()},
    **{f"{one}e": _as_variable(of, _finish(one, encoded=True)) for one, of in PAGE_NAMES.items()},
}
