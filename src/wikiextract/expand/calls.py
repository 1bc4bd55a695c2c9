"""`{{…}}` and `{{{…}}}`: what a call means, and what it gives.

In the order in which MediaWiki looks (https://www.mediawiki.org/wiki/Help:Magic_words,
https://www.mediawiki.org/wiki/Help:Substitution): `subst:` is left as it is on a rendered page,
then variables, the prefixes `msgnw:`, `msg:` and `raw:`, parser functions, and pages.
"""

from __future__ import annotations

from collections.abc import Sequence

from wikiextract.diagnostics import shortened
from wikiextract.expand.arguments import Arguments, GivenArguments
from wikiextract.expand.frame import Frame
from wikiextract.expand.functions.call import Call
from wikiextract.expand.markers import StripMarker
from wikiextract.expand.origins import BLANKS, derive, join, trace
from wikiextract.expand.parsed_pages import ParsedPage
from wikiextract.expand.pieces import Argument, Part, Pieces, Template
from wikiextract.expand.result import Transclusion
from wikiextract.expand.words import CallLookup
from wikiextract.site import Title
from wikiextract.site.escape import escape_wikitext
from wikiextract.site.title import SPECIAL


def expand_call(words: CallLookup, frame: Frame, call: Template) -> str | Pieces:
    """Return what `{{…}}` gives in `frame`; pieces for a call that means nothing and stays."""
    parts = call.parts
    expansion = frame.expansion
    if expansion.limits.exhausted:
        return expansion.depth_error()
    spaced = expansion.depth_error() if expansion.limits.at_end() else frame.expand(parts[0].value)
    name = written = spaced.strip(BLANKS)
    before, colon, first = name.partition(":")
    if not colon and len(parts) == 1 and (variable := words.variable(name)) is not None:
        return _finished(frame, call, variable(Call(frame)), None, written)
    function = words.function(before) if colon else None
    escaped = False
    if function is None and (colon or "\N{FULLWIDTH COLON}" in name):
        if words.leaves(name):
            return _literal(call, spaced)
        name = words.without_safesubst(name)
        if len(parts) == 1 and (variable := words.variable(name)) is not None:
            return _finished(frame, call, variable(Call(frame)), None, written)
        name, escaped = words.without_prefixes(name)
        function, first = words.split_function(name)
    if function is not None:
        made = Call(frame, first.strip(BLANKS), parts[1:])
        text = function(made)
        if text is not None:
            if frame.page.options.trace_origins and words.makes_values(function):
                text = derive(text, (spaced, *made.traced))
            text = escape_wikitext(text) if escaped else text
            return _finished(frame, call, text, None, written)
    title = frame.page.site.template_title(name, frame.page.title)
    if title is None or title.interwiki is not None:
        return _literal(call, spaced)
    return _finished(frame, call, _page(frame, call, title, escaped), title, written)


def expand_argument(frame: Frame, argument: Argument) -> str | Pieces:
    """Return the value of a parameter, or its default, or the markup itself."""
    parts = argument.parts
    spaced = frame.expand(parts[0].value)
    name = spaced.strip(BLANKS)
    value = frame.argument(name)
    if value is not None:
        if frame.expansion.limits.count_argument(value):
            return value
        frame.expansion.problem(
            "argument-size-limit", "The values of parameters are too large in all.", frame.title
        )
        return value + _warning(frame, "argument omitted, expansion size too large")
    if len(parts) > 1:
        return _whole(parts[1])
    return ["{{{", spaced, "}}}"]


def transclude(
    frame: Frame,
    title: Title,
    parsed: ParsedPage,
    given: Arguments | GivenArguments,
    call: Template | None = None,
) -> str:
    """Return the expansion of the page `parsed`, called from `frame` as `title`."""
    name, target = title.prefixed, parsed.title.prefixed
    number = frame.expansion.record(_transclusion(frame, name, target, given, call))
    child = frame.child(parsed.title, given)
    if call is None or not frame.in_source:
        return child.expand(parsed.pieces)
    child.call = number
    text = child.expand(parsed.pieces)
    return trace(text, number, None) if frame.page.options.trace_origins else text


def _page(frame: Frame, call: Template, title: Title, escaped: bool) -> str:
    """The text of the page that a call names, or what stands for it."""
    expansion = frame.expansion
    limit = frame.page.options.template_depth
    if frame.depth >= limit:
        problem = f"Templates are nested more than {limit} deep."
        expansion.problem("template-depth-limit", problem, title)
        return _error(frame, "parser-template-recursion-depth-warning", str(limit))
    closed = title.namespace == SPECIAL or title.namespace in frame.page.options.not_included
    parsed = None if closed else expansion.fetch(title)
    if parsed is None:
        _missing(frame, call, title, exists=not closed and frame.page.pages.exists(title))
        link = f"[[:{title.prefixed}]]"
        return escape_wikitext(link) if escaped else link
    if frame.is_within(parsed.title):
        expansion.problem("template-loop", f"{title.prefixed} transcludes itself.", title)
        return _error(frame, "parser-template-loop-warning", title.prefixed)
    given = Arguments(frame.expand, call.parts[1:])
    if escaped:
        return escape_wikitext(parsed.text)
    expansion.findings.track_doubles(given)
    return transclude(frame, title, parsed, given, call)


def _missing(frame: Frame, call: Template, title: Title, *, exists: bool) -> None:
    """Note a call of a page without text; of one that exists it is known why it has none."""
    expansion = frame.expansion
    if title.namespace == SPECIAL:
        expansion.problem(
            "special-page-not-expanded", f"{title.prefixed} shows what only a wiki has.", title
        )
    elif not exists:
        expansion.problem("missing-template", f"There is no {title.prefixed}.", title)
    given = _arguments_of_no_page(frame, call.parts[1:])
    target = title.prefixed if exists else None
    expansion.record(_transclusion(frame, title.prefixed, target, given, call))


def _transclusion(
    frame: Frame,
    name: str,
    target: str | None,
    given: Arguments | GivenArguments,
    call: Template | None,
) -> Transclusion:
    """A transclusion in `frame`; without a target, of a page that does not exist."""
    parts = call.parts[1:] if call is not None else ()
    start, end = (call.start, call.end) if call is not None and frame.in_source else (-1, -1)
    exists = target is not None
    return Transclusion(
        name, target or name, "page", exists, frame.depth + 1, given, parts, start, end
    )


def _arguments_of_no_page(frame: Frame, parts: Sequence[Part]) -> Arguments:
    """Arguments that nothing takes: what their names hold is not on the page."""
    if all(part.name is None or all(isinstance(one, str) for one in part.name) for part in parts):
        return Arguments(frame.expand, parts)
    before = frame.expansion.checkpoint()
    given = Arguments(frame.expand, parts)
    frame.expansion.go_back(before)
    return given


def _finished(frame: Frame, call: Template, text: str, title: Title | None, written: str) -> str:
    """Return a call's text as it goes into the text around it."""
    if text.startswith(_BLOCK_STARTS) and not call.line_start:
        # Lists and tables begin on a line of their own (MediaWiki's task 2529).
        text = join(("\n", text))
    if frame.expansion.limits.count_included(text):
        return text
    limit = frame.page.options.include_size
    frame.expansion.problem(
        "include-size-limit", f"What calls gave is more than {limit} bytes in all.", title
    )
    name = title.prefixed if title is not None else shortened(written.removeprefix(":"))
    omitted = _warning(frame, "template omitted, post-expand include size too large")
    return f"[[:{name}]]{omitted}"


def _literal(call: Template, spaced: str) -> Pieces:
    """The call as it was written, its title expanded, its parts to be expanded."""
    pieces: Pieces = ["{{", spaced]
    for part in call.parts[1:]:
        pieces.append("|")
        pieces += _whole(part)
    pieces.append("}}")
    return pieces


def _whole(part: Part) -> Pieces:
    """A part with its name and equals sign."""
    return part.value if part.name is None else [*part.name, "=", *part.value]


def _error(frame: Frame, name: str, parameter: str) -> str:
    text = frame.page.message(name, parameter)
    return f'<span class="error">{text}</span>'


def _warning(frame: Frame, text: str) -> str:
    """A comment in the page's HTML."""
    marker = StripMarker("html", "item", "", f"<!-- WARNING: {text} -->", "", "")
    return frame.expansion.mark(marker)


_BLOCK_STARTS = ("{|", ":", ";", "#", "*")
