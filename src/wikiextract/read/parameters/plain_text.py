"""Which parameter of the template call a field shows, where its value leaves no doubt."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from wikiextract.nodes import Infobox
from wikiextract.read.parameters.fields import fields_of, with_names

_COMMENT = re.compile(r"<!--.*?-->", re.S)
_REFERENCE = re.compile(r"<ref\b[^>]*/>|<ref\b[^>]*>.*?</ref\s*>", re.S | re.I)
_BREAK = re.compile(r"<br\s*/?\s*>", re.I)
_TAG = re.compile(r"</?[a-z][^<>]{0,300}>", re.I)
_LINK = re.compile(r"\[\[(?:[^\[\]|]{0,300}\|)?([^\[\]|]{1,500})\]\]")
_EXTERNAL = re.compile(r"\[(?:https?:)?//[^\s\[\]]+ ([^\[\]]+)\]")
_LONGEST = 5000


def with_plain_parameters(infobox: Infobox, parameters: Mapping[str, str]) -> Infobox:
    """Return the infobox with `param` set on fields whose text is the value of one parameter only.

    `parameters` are values as wikitext. Those with templates are not looked at, nor texts that two
    fields or two parameters share.
    """
    texts: dict[str, list[str]] = {}
    for name, wikitext in parameters.items():
        text = plain_text(wikitext)
        if text:
            texts.setdefault(text, []).append(name)
    shown = [_without_blanks(field.value.text or "") for field in fields_of(infobox)]
    times = Counter(shown)
    return with_names(
        infobox,
        {
            number: tuple(texts[text])
            for number, text in enumerate(shown)
            if times[text] == 1 and len(texts.get(text, ())) == 1
        },
    )


def plain_text(wikitext: str) -> str | None:
    """Return the text that wikitext of links and tags alone shows; None if there is more in it."""
    if len(wikitext) > _LONGEST:
        return None
    text = _REFERENCE.sub("", _COMMENT.sub("", wikitext))
    if "{{" in text or "{|" in text or "<nowiki" in text:
        return None
    text = _LINK.sub(r"\1", text)
    if "[[" in text:
        return None
    text = _TAG.sub("", _BREAK.sub(" ", _EXTERNAL.sub(r"\1", text)))
    return _without_blanks(text.replace("'''", "").replace("''", "").replace("&nbsp;", " ")) or None


def _without_blanks(text: str) -> str:
    return "".join(text.split())
