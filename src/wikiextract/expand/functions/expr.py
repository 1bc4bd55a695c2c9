"""`#expr`: https://www.mediawiki.org/wiki/Help:Extension:ParserFunctions#.23expr"""

from __future__ import annotations

from wikiextract.expand.functions.call import Call
from wikiextract.expand.functions.expression import ExpressionError, expression_text
from wikiextract.expand.functions.text.encode import escape_html


def expr(call: Call) -> str:
    """``{{#expr: 1 + 2 }}``: the value, or the error text of the wiki."""
    try:
        return expression_text(call.first)
    except ExpressionError as error:
        return error_text(call, error)


def error_text(call: Call, error: ExpressionError) -> str:
    """Return what stands in the page for an expression that is wrong."""
    name = f"pfunc_expr_{error.key}"
    text = call.page.message(name, error.parameter) or error.key
    call.problem("expression-error", text)
    return f'<strong class="error">{escape_html(text)}</strong>'


FUNCTIONS = {"expr": expr}
