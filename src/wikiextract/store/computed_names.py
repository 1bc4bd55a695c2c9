"""Names of pages that a call computes from the page that is shown: ``{{:{{BASEPAGENAME}}/x}}``.

In a template such a name means another page wherever the template is called, and so does a relative
one (``{{/x}}``). They are kept as they are written, and resolved for each page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from typing import TYPE_CHECKING

from wikiextract.site.magic_words import alternatives
from wikiextract.site.page_names import PAGE_NAMES, NameOf
from wikiextract.store.calls import CallFinder, TranscludedPage

if TYPE_CHECKING:
    from wikiextract.site import Site, Title

_LONGEST = 400
_MOST_WORDS, _MOST_NAMES = 200, 100
_DEPTH = 4
_FULL_NAMES = [
    f"{identity}{end}"
    for identity in ("fullpagename", "talkpagename", "subjectpagename")
    for end in ("", "e")
]
_UNKNOWN = "\0"
"""Stands in a name for what only an expansion tells."""


def _nested(depth: int) -> str:
    """A pattern of what stands between braces, and holds braces `depth` deep."""
    if depth == 0:
        return r"[^{}]*+"
    inner = _nested(depth - 1)
    return rf"(?:[^{{}}]++|\{{\{{\{{{inner}\}}\}}\}}|\{{\{{{inner}\}}\}})*+"


_IN_BRACES = _nested(2)
_NAME = re.compile(
    rf"\{{\{{\s*+((?:[^{{}}|<\[\]\n]++|\{{\{{\{{{_IN_BRACES}\}}\}}\}}|\{{\{{{_IN_BRACES}\}}\}})++)"
    r"(?=\s*+(?:\||\}\}))"
)
_RELATIVE = re.compile(r"\{\{\s*+(?:\.\.)?/")
_INNERMOST_ARGUMENT = re.compile(r"\{\{\{([^{}]*)\}\}\}")
_INNERMOST_CALL = re.compile(r"\{\{([^{}]*)\}\}")
_END_OF_KNOWN = re.compile(rf"{_UNKNOWN}|\{{\{{|\}}\}}")


class ComputedNames:
    """Finds such names in the wikitext of one site's pages, and resolves them."""

    def __init__(self, site: Site, calls: CallFinder) -> None:
        self._site = site
        self._calls = calls
        self._names: Mapping[str, NameOf] = {
            **PAGE_NAMES,
            **{f"{identity}e": _underscored(name_of) for identity, name_of in PAGE_NAMES.items()},
        }
        words = alternatives(site.magic_words, sorted(self._names))
        self._full_name = re.compile(alternatives(site.magic_words, _FULL_NAMES))
        self._lowered = frozenset(
            name.lower()
            for identity in self._names
            if (word := site.magic_words.get(identity)) is not None
            for name in word.names
        )
        self._word = re.compile(rf"\{{\{{\s*+(?:{words})\s*+(?:\}}\}}|:)")

    def may_be_among(self, names: Iterable[tuple[str, str]]) -> bool:
        """Return False if `find` finds nothing in a text with these `written_names`."""
        for name, computed in names:
            if computed or name[0] in "./":
                return True
            if name.partition(":")[0].strip().lower() in self._lowered:
                return True
        return False

    def find(self, wikitext: str) -> tuple[str, ...]:
        """The names in a text that depend on the page that is shown, as they are written.

        Each once, and the first hundred of them. Names that can only be those of templates are
        left out.
        """
        found: dict[str, None] = {}
        for call in islice(_RELATIVE.finditer(wikitext), _MOST_WORDS):
            name = _NAME.match(wikitext, call.start(), call.start() + _LONGEST)
            if name is not None:
                found[name[1].strip()] = None
        for word in islice(self._word.finditer(wikitext), _MOST_WORDS):
            start = max(word.start() - _LONGEST // 2, 0)
            while (start := wikitext.find("{{", start, word.start())) >= 0:
                name = _NAME.match(wikitext, start, start + _LONGEST)
                if name is not None and name.end(1) > word.start() and self._may_call(name[1]):
                    found[name[1].strip()] = None
                start += 1
        return tuple(found)[:_MOST_NAMES]

    def _may_call(self, name: str) -> bool:
        """Return False for names of templates, whose texts are kept, and of parser functions."""
        name = name.strip()
        is_template = ":" not in name and name[0] not in "./" and not self._full_name.search(name)
        return not is_template and not self._calls.is_function_call(name.partition("{{")[0])

    def resolve(self, name: str, page: Title) -> TranscludedPage | None:
        """The page that the name means on `page`, or only how its title begins.

        None when it is none, or `page` itself, or when nothing is known of it but what stands in
        the title of `page`.
        """
        text = name
        for _ in range(_DEPTH):
            before = text
            text = _INNERMOST_ARGUMENT.sub(_default, text)
            text = _INNERMOST_CALL.sub(lambda call: self._value(call[1], page), text)
            if text == before:
                break
        end = _END_OF_KNOWN.search(text)
        known = text if end is None else text[: end.start()]
        if not known.strip():
            return None
        call = self._calls.resolve(known.strip(), page, is_prefix=end is not None)
        if call is None or call.text != page.text:
            return call
        return None if call.is_prefix or call.namespace == page.namespace else call

    def _value(self, call: str, page: Title) -> str:
        """The text that stands for ``{{call}}``, of which all is known but perhaps arguments."""
        name, *others = call.split("|")
        name = self._site.without_modifiers(name.strip())
        head, colon, first = name.partition(":")
        if not colon:
            name_of = self._names.get(self._site.variable_id(name) or "")
            return _UNKNOWN if name_of is None else name_of(page)
        identity = self._site.function_id(head.strip()) or ""
        first = first.strip()
        if _UNKNOWN in first:
            return _UNKNOWN
        if identity == "if":
            return "".join(others[:1] if first else others[1:2]).strip()
        if identity in _CASES:
            return _CASES[identity](first)
        title = self._site.title(first) if first else None
        if title is None:
            return "" if identity in self._names else _UNKNOWN
        if identity == "titleparts":
            return _parts(title.prefixed, others)
        return self._names[identity](title) if identity in self._names else _UNKNOWN


def _underscored(name_of: NameOf) -> NameOf:
    return lambda title: name_of(title).replace(" ", "_")


def _default(argument: re.Match[str]) -> str:
    """Return the text for ``{{{name|default}}}`` where the argument is not given."""
    _, bar, default = argument[1].partition("|")
    return default if bar else _UNKNOWN


_CASES: Mapping[str, Callable[[str], str]] = {
    "lc": str.lower,
    "uc": str.upper,
    "lcfirst": lambda text: text[:1].lower() + text[1:],
    "ucfirst": lambda text: text[:1].upper() + text[1:],
}


def _parts(title: str, limits: list[str]) -> str:
    """Some of what stands between slashes in a title: how many, and from which on."""
    try:
        count, first = (int(limit.strip() or 0) for limit in [*limits, "", ""][:2])
    except ValueError:
        return _UNKNOWN
    parts = title.split("/")[first - 1 if first > 0 else first if first < 0 else 0 :]
    return "/".join(parts[: count if count else None])
