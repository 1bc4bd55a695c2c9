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
    page, frame, limits = call.page, call.frame, call.frame.expansion.limits
    name, function = call.first, call.argument(1) if call.parts else None
    given = call.template_arguments(skipped=1)
    call.findings.track_doubles(given)
    title = page.site.title(name, MODULE)
    number = -1
    if title is not None:
        exists, called = page.pages.exists(title), title.prefixed
        number = call.frame.expansion.record(
            Transclusion(called, called, "module", exists, frame.depth + 1, given, call.parts[1:])
        )
    run_module = frame.handlers.run_module
    if run_module is None:
        call.problem("modules-not-run", "There is nothing here that runs Lua modules.", title)
        return ""
    if limits.depth + _INVOKE_DEPTH > page.options.expansion_depth:
        return frame.expansion.depth_error()
    limits.depth += _INVOKE_DEPTH
    try:
        text = run_module(frame, name, function, given)
        if not page.options.trace_origins:
            return text
        text = derive(text, _values(given, frame.given))
        return trace(text, number, None) if frame.in_source and number >= 0 else text
    finally:
        limits.depth -= _INVOKE_DEPTH


def _values(*given: Arguments | GivenArguments) -> Iterator[str]:
    """The values that a module was given and asked for."""
    for arguments in given:
        yield from arguments.expanded().values()


FUNCTIONS = {"invoke": invoke}
