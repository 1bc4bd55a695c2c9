"""`int`: interface messages. https://www.mediawiki.org/wiki/Help:Magic_words#Localization"""

from __future__ import annotations

from wikiextract.expand.functions.call import Call
from wikiextract.expand.messages import message


def int_(call: Call) -> str | None:
    """``{{int:message|parameter}}``: its text, expanded."""
    if not call.first:
        return None
    page = call.page
    parameters = [call.argument(number) for number in range(1, len(call))]
    text = message(page.site, page.pages, call.first, *parameters)
    if text is None:
        page.problem("unknown-message", f"The text of the message {call.first} is not known.")
        return f"⧼{call.first}⧽"
    return call.frame.child(page.title, call.template_arguments()).preprocess(text)


FUNCTIONS = {"int": int_}
