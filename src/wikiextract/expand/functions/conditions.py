"""`#if`, `#ifeq`, `#iferror`, `#ifexpr` and `#ifexist`.

https://www.mediawiki.org/wiki/Help:Extension:ParserFunctions
"""

from __future__ import annotations

import re

from wikiextract.expand.functions.call import Call
from wikiextract.expand.functions.expr import error_text
from wikiextract.expand.functions.expression import ExpressionError, evaluate
from wikiextract.expand.functions.text.compare import same
from wikiextract.site import Title
from wikiextract.site.title import FILE, MEDIA, SPECIAL

# Start tags of the elements that errors stand in, and the class of errors in one.
_START_TAG = re.compile(r"<(?:strong|span|p|div)(?=\s)[^>]*")
_ERROR_CLASS = re.compile(r'\sclass="(?:[^"]*\s)?error(?:\s[^"]*)?"', re.A)


def if_(call: Call) -> str:
    """``{{#if: test | not empty | empty }}``."""
    return call.argument(1 if call.first else 2)


def ifeq(call: Call) -> str:
    """``{{#ifeq: one | other | equal | different }}``."""
    return call.argument(2 if same(call.first, call.argument(1)) else 3)


def iferror(call: Call) -> str:
    """``{{#iferror: test | error | right }}``; right is the tested text when it is left out."""
    return call.argument(1) if _holds_error(call.first) else call.argument(2, call.first)


def _holds_error(text: str) -> bool:
    """Return True if one of a text's elements has the class of errors."""
    if "error" not in text:
        return False
    tags = (match[0] for match in _START_TAG.finditer(text))
    return any(_ERROR_CLASS.search(tag, 0, tag.rfind('"') + 1) for tag in tags)


def ifexpr(call: Call) -> str:
    """``{{#ifexpr: expression | not zero | zero or nothing }}``."""
    try:
        value = evaluate(call.first)
    except ExpressionError as error:
        return error_text(call, error)
    return call.argument(1 if value else 2)


def ifexist(call: Call) -> str:
    """``{{#ifexist: title | there | not there }}``, from the page source."""
    title = call.page.site.title(call.first)
    return call.argument(1 if title is not None and _exists(call, title) else 2)


def _exists(call: Call, title: Title) -> bool:
    if title.interwiki is not None or not title.text:
        return False
    page = call.page
    if title.namespace == SPECIAL:
        return any(
            title.db_key.partition("/")[0] in names for names in page.site.special_pages.values()
        )
    if not call.count_expensive():
        return False
    call.findings.look_up(title)
    if title.namespace != MEDIA:
        return page.pages.exists(title) or page.converters.existing(title) is not None
    # Of files only their description pages are known.
    file = page.site.title(title.text, FILE)
    if file is None:
        return False
    redirect = page.pages.redirect(file)
    target = page.site.title(redirect.target) if redirect is not None else file
    return target is not None and page.pages.exists(target)


FUNCTIONS = {
    "if": if_,
    "ifeq": ifeq,
    "iferror": iferror,
    "ifexpr": ifexpr,
    "ifexist": ifexist,
}
