"""`#switch`: https://www.mediawiki.org/wiki/Help:Extension:ParserFunctions#.23switch"""

from __future__ import annotations

from wikiextract.expand.functions.call import Call
from wikiextract.expand.functions.text.compare import same
from wikiextract.expand.pieces import Part


def switch(call: Call) -> str:
    """``{{#switch: value | case | case = result | #default = result }}``.

    A case without a result shares that of the next one that has it. A last part without equals sign
    is the default.
    """
    value = call.first
    matched = default_next = False
    default: Part | None = None
    last: str | None = None
    is_default = call.page.site.is_switch_default
    for part in call.parts:
        name = call.name(part)
        if name is None:
            last = call.text(part)
            if same(last, value):
                matched = True
            elif is_default(last):
                default_next = True
            continue
        last = None
        if matched or same(name, value):
            return call.text(part)
        if default_next or is_default(name):
            default, default_next = part, False
    if last is not None:
        return last
    return "" if default is None else call.text(default)


FUNCTIONS = {"switch": switch}
