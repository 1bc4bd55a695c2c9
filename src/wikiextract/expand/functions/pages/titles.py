"""Names of the page, or of a page that is given: `PAGENAME`, `NAMESPACE` and their kin.

https://www.mediawiki.org/wiki/Help:Magic_words#Page_names. Each is a variable and a function; the
forms with ``E`` at the end are encoded for URLs.
"""

from __future__ import annotations

from collections.abc import Callable

from wikiextract.expand.functions.call import Call
from wikiextract.expand.functions.text.encode import wiki_encode
from wikiextract.site.escape import escape_wikitext
from wikiextract.site.title import Title

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
    if _NAMES[identity][1]:
        return _encoded_name if encoded else escape_wikitext
    return wiki_encode if encoded else _plain


FUNCTIONS = {
    "namespacenumber": namespacenumber,
    **{one: _as_function(_NAMES[one][0], _finish(one, encoded=False)) for one in _NAMES},
    **{f"{one}e": _as_function(_NAMES[one][0], _finish(one, encoded=True)) for one in _NAMES},
}
VARIABLES = {
    "namespacenumber": current_namespacenumber,
    **{one: _as_variable(_NAMES[one][0], _finish(one, encoded=False)) for one in _NAMES},
    **{f"{one}e": _as_variable(_NAMES[one][0], _finish(one, encoded=True)) for one in _NAMES},
}
