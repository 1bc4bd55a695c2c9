"""The names of a page that magic words show: `PAGENAME`, `BASEPAGENAME` and their kin, by id.

https://www.mediawiki.org/wiki/Help:Magic_words#Page_names
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from wikiextract.site.title import Title

NameOf: TypeAlias = Callable[[Title], str]


def _talk_space(title: Title) -> str:
    talk = title.talk
    return "" if talk is None else talk.namespace_name


def _talk_page(title: Title) -> str:
    talk = title.talk
    return "" if talk is None else talk.prefixed


PAGE_NAMES: Mapping[str, NameOf] = MappingProxyType(
    {
        "pagename": lambda title: title.text,
        "fullpagename": lambda title: title.prefixed,
        "basepagename": lambda title: title.base,
        "rootpagename": lambda title: title.root,
        "subpagename": lambda title: title.subpage,
        "talkpagename": _talk_page,
        "subjectpagename": lambda title: title.subject.prefixed,
        "namespace": lambda title: title.namespace_name,
        "talkspace": _talk_space,
        "subjectspace": lambda title: title.subject.namespace_name,
    }
)
"""The part of a title that each word shows; where its id has an ``e`` more, encoded for URLs."""
