"""Which parameter of the template call a field shows, where its value leaves no doubt."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from msgspec.structs import replace

from wikiextract.nodes import FieldGroup, Infobox

_COMMENT = re.compile(r"<!--.*?-->", re.S)
_REFERENCE = re.compile(r"<ref\b[^>]*/>|<ref\b[^>]*>.*?</ref\s*>", re.S | re.I)
_BREAK = re.compile(r"<br\s*/?\s*>", re.I)
_TAG = re.compile(r"</?[a-z][^<>]{0,300}>", re.I)
_LINK = re.compile(r"\[\[(?:[^\[\]|]{0,300}\|)?([^\[\]|]{1,500})\]\]")
_EXTERNAL = re.compile(r"\[(?:https?:)?//[^\s\[\]]+ ([^\[\]]+)\]")
_LONGEST = 5000


def with_parameters(infobox: Infobox, parameters: Mapping[str, str]) -> Infobox:
    """The infobox with `param` set on fields whose text is the value of one parameter only.

    Values with templates are not looked at, nor texts that two fields or two parameters share.
    """
    texts: dict[str, list[str]] = {}
    for name, wikitext in parameters.items():
        text = plain_text(wikitext)
        if text:
            texts.setdefault(text, []).append(name)
    sure = {text: names[0] for text, names in texts.items() if len(names) == 1}
    shown: Counter[str] = Counter()
    for group in infobox.groups:
        _count(group, shown)
    once = {text: name for text, name in sure.items() if shown[text] == 1}
    if not once:
        return infobox
    return replace(infobox, groups=tuple(_named(group, once) for group in infobox.groups))


def _count(group: FieldGroup, shown: Counter[str]) -> None:
    shown.update(_key(field.value.text or "") for field in group.fields)
    for inner in group.groups:
        _count(inner, shown)


def _named(group: FieldGroup, names: Mapping[str, str]) -> FieldGroup:
    fields = tuple(
        replace(field, param=names.get(_key(field.value.text or ""))) for field in group.fields
    )
    return replace(
        group, fields=fields, groups=tuple(_named(inner, names) for inner in group.groups)
    )


def plain_text(wikitext: str) -> str | None:
    """What a reader sees of wikitext with links and tags only; None when there is more in it."""
    if len(wikitext) > _LONGEST:
        return None
    text = _REFERENCE.sub("", _COMMENT.sub("", wikitext))
    if "{{" in text or "{|" in text or "<nowiki" in text:
        return None
    text = _LINK.sub(r"\1", text)
    if "[[" in text:
        return None
    text = _TAG.sub("", _BREAK.sub(" ", _EXTERNAL.sub(r"\1", text)))
    return _key(text.replace("'''", "").replace("''", "").replace("&nbsp;", " ")) or None


def _key(text: str) -> str:
    return "".join(text.split())
