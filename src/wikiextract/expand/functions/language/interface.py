"""`int`: interface messages. https://www.mediawiki.org/wiki/Help:Magic_words#Localization"""

from __future__ import annotations

from wikiextract.diagnostics import shortened
from wikiextract.expand.functions.call import Call
from wikiextract.expand.functions.text.encode import escape_html


def int_(call: Call) -> str | None:
    """``{{int:message|parameter}}``: its text, expanded."""
    if not call.first:
        return None
    parameters = [call.argument(number) for number in range(1, len(call))]
    text = call.page.message(call.first, *parameters)
    if text is None:
        name = shortened(call.first)
        call.problem("unknown-message", f"The text of the message {name} is not known.")
        return f"⧼{escape_html(name)}⧽"
    return call.frame.child(call.page.title, call.template_arguments()).preprocess(text)


FUNCTIONS = {"int": int_}
