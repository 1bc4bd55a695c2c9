"""Names of the page, or of a page that is given: `PAGENAME`, `NAMESPACE` and their kin.

https://www.mediawiki.org/wiki/Help:Magic_words#Page_names. Each is a variable and a function; the
forms with ``E`` at the end are encoded for URLs.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from wikiextract.expand.functions.call import Call
from wikiextract.expand.functions.encode import wiki_encode
from wikiextract.expand.functions.escape import escape_wikitext
from wikiextract.site.title import Title

if TYPE_CHECKING:
    from wikiextract.expand.frame import Frame

NameOf = Callable[[Title], str]


def _talk_space(title: Title) -> str:
    talk = title.talk
    return "" if talk is None else talk.namespace_name


def _talk_page(title: Title) -> str:
    talk = title.talk
    return "" if talk is None else talk.prefixed


# By id: what the word shows, and whether it is a page's name (which may look like wikitext).
_NAMES: dict[str, tuple[NameOf, bool]] = {
    "pagename": (lambda title: title.text, True),
    "fullpagename": (lambda title: title.prefixed, True),
    "basepagename": (lambda title: title.base, True),
    "rootpagename": (lambda title: title.root, True),
    "subpagename": (lambda title: title.subpage, True),
    "talkpagename": (_talk_page, True),
    "subjectpagename": (lambda title: title.subject.prefixed, True),
    "namespace": (lambda title: title.namespace_name, False),
    "talkspace": (_talk_space, False),
    "subjectspace": (lambda title: title.subject.namespace_name, False),
}


def _as_function(name_of: NameOf, finish: Callable[[str], str]) -> Callable[[Call], str]:
    def function(call: Call) -> str:
        title = call.page.site.title(call.first) if call.first else None
        return "" if title is None else finish(name_of(title))

    return function


def _as_variable(name_of: NameOf, finish: Callable[[str], str]) -> Callable[[Frame], str]:
    def variable(frame: Frame) -> str:
        return finish(name_of(frame.page.title))

    return variable


def _plain(text: str) -> str:
    return text


def _encoded_name(text: str) -> str:
    return escape_wikitext(wiki_encode(text))


def namespacenumber(call: Call) -> str | None:
    """``{{NAMESPACENUMBER:page}}``."""
    title = call.page.site.title(call.first) if call.first else None
    return "" if title is None else str(title.namespace)


def current_namespacenumber(frame: Frame) -> str:
    """``{{NAMESPACENUMBER}}``."""
    return str(frame.page.title.namespace)


FUNCTIONS: dict[str, Callable[[Call], str | None]] = {"namespacenumber": namespacenumber}
VARIABLES: dict[str, Callable[[Frame], str]] = {"namespacenumber": current_namespacenumber}
for _id, (_name_of, _is_page) in _NAMES.items():
    for _key, _finish in (
        (_id, escape_wikitext if _is_page else _plain),
        (f"{_id}e", _encoded_name if _is_page else wiki_encode),
    ):
        FUNCTIONS[_key] = _as_function(_name_of, _finish)
        VARIABLES[_key] = _as_variable(_name_of, _finish)
