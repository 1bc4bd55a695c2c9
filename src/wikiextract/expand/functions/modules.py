"""`#invoke`: https://www.mediawiki.org/wiki/Extension:Scribunto"""

from __future__ import annotations

from collections.abc import Iterator

from wikiextract.expand.arguments import Arguments, GivenArguments
from wikiextract.expand.functions.call import Call
from wikiextract.expand.origins import derive, trace
from wikiextract.expand.result import Transclusion
from wikiextract.site.title import MODULE

_INVOKE_DEPTH = 1
"""How many constructs deep a call of a module counts besides: Lua uses the stack, too."""


def invoke(call: Call) -> str:
    """``{{#invoke:module|function|arguments}}``, by the module runner."""
    page, frame = call.page, call.frame
    name, function = call.first, call.argument(1) if call.parts else None
    given = Arguments(frame, call.parts[1:])
    given.track_doubles(page)
    title = page.site.title(name, MODULE)
    number = -1
    if title is not None:
        exists = page.pages.exists(title)
        number = page.record(
            Transclusion(
                title.prefixed,
                title.prefixed,
                "module",
                exists,
                frame.depth + 1,
                -1,
                -1,
                given,
                call.parts[1:],
            )
        )
    if page.modules is None:
        page.problem("modules-not-run", "There is nothing here that runs Lua modules.", title)
        return ""
    if page.depth + _INVOKE_DEPTH > page.options.expansion_depth:
        return page.depth_error()
    page.depth += _INVOKE_DEPTH
    try:
        text = page.modules.invoke(frame, name, function, given)
        if not page.options.trace_origins:
            return text
        text = derive(text, _values(given, frame.given))
        return trace(text, number, None) if frame.in_source and number >= 0 else text
    finally:
        page.depth -= _INVOKE_DEPTH


def _values(*given: object) -> Iterator[str]:
    """The values that a module was given and asked for."""
    for arguments in given:
        if isinstance(arguments, Arguments | GivenArguments):
            yield from arguments.expanded().values()


FUNCTIONS = {"invoke": invoke}
