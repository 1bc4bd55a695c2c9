"""The name of a call, and its kind: template, function, variable or module.

Rules: https://www.mediawiki.org/wiki/Help:Templates, https://www.mediawiki.org/wiki/Help:Magic_words.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from wikiextract.diagnostics import DiagnosticLog
from wikiextract.read.wikitext.constructs import CallMarkup, Constructs
from wikiextract.read.wikitext.written import without_hidden
from wikiextract.site import Site, Title
from wikiextract.site.title import MODULE, TEMPLATE

CallKind: TypeAlias = Literal["template", "parser_function", "variable", "module"]


# A longer text names no page, of which titles have 255 bytes, however each sign is written.
_LONGEST = 2000
_SHORT = 300  # texts that may come again


class CallName(NamedTuple):
    """A call's name.

    `magic` is the id of the function or variable; `has_argument`: the first argument of a function
    stands behind the colon of its name.
    """

    name: str
    kind: CallKind
    magic: str | None = None
    has_argument: bool = False


def name_calls(
    text: str, site: Site, title: Title | None, constructs: Constructs, log: DiagnosticLog
) -> list[CallName]:
    """The name of each call, in document order; of what is too long for a name its beginning.

    Calls that stand in the names of calls to any depth would make each name hold all others.
    """
    known: dict[str, CallName] = {}
    names: list[CallName] = []
    for call in constructs.calls:
        written = _title_text(text, constructs, call)
        name = known.get(written)
        if name is None:
            name = call_name(site, title, written[:_LONGEST])
            if len(written) <= _SHORT:
                known[written] = name
            elif len(written) > _LONGEST and name.kind in ("template", "module"):
                log.report(
                    "call-name-too-long",
                    f"a call's name has more than {_LONGEST} characters; only these are given",
                    span=(call.start, call.end),
                )
        names.append(name)
    return names


def call_name(site: Site, title: Title | None, written: str) -> CallName:
    """Return the name that the text before a call's first pipe gives."""
    name = site.without_modifiers(written) or written
    variable = site.variable_id(name)
    if variable is not None:
        return CallName(name, "variable", variable)
    function = _function(site, name)
    if function is not None:
        return function
    target = site.template_title(name, title)
    if target is None:
        return CallName(" ".join(name.split()), "template")
    if target.interwiki is None and target.namespace == TEMPLATE:
        return CallName(target.text, "template")
    return CallName(target.prefixed if target.namespace else f":{target.prefixed}", "template")


def _function(site: Site, name: str) -> CallName | None:
    before, colon, after = name.partition(":")
    if not colon:
        before, colon, after = name.partition("：")
        if not colon:
            return None
    before = before.strip()
    function = site.function_id(before)
    if function is None and before.startswith("#"):
        function = before.lower().removeprefix("#")
    if function is None:
        return None
    if function == "invoke":
        module = site.title(after.strip(), MODULE)
        name = module.text if module is not None else after.strip()
        return CallName(name or before, "module", function)
    return CallName(before, "parser_function", function, True)


def _title_text(text: str, constructs: Constructs, call: CallMarkup) -> str:
    """Return what stands before the first pipe, without comments and blanks around it."""
    start, end = call.start + 2, call.title_end
    written = text[start:end]
    if "<" in written:
        written = without_hidden(text, constructs, start, end)
    return written.strip()
