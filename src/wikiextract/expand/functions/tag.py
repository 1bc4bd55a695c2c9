"""`#tag`: an extension tag whose content and attributes are expanded.

https://www.mediawiki.org/wiki/Help:Magic_words#Miscellaneous
"""

from __future__ import annotations

import re

from wikiextract.expand.functions.call import Call
from wikiextract.expand.tags import make_tag, tag_text

_QUOTED = re.compile(r"[\"'](.+)[\"']|\"\"|''", re.S)


def tag(call: Call) -> str:
    """``{{#tag:name|content|attribute=value}}``."""
    name = call.first.lower()
    content = call.frame.expand_part(call.parts[0]) if call.parts else None
    attributes: dict[str, str] = {}
    for part in call.parts[1:]:
        attribute = call.name(part)
        if attribute is None:
            continue
        value = call.text(part)
        match = _QUOTED.fullmatch(value)
        attributes[attribute] = value if match is None else match[1] or ""
    if name in call.page.site.extension_tags:
        return make_tag(call.frame, name, content, attributes)
    call.problem("unknown-extension-tag", f"There is no extension tag named {name}.")
    return tag_text(name, content, attributes)


FUNCTIONS = {"tag": tag}
