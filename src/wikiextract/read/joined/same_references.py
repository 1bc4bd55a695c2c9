"""Footnotes of the rendered page that stand in the wikitext, with their place and citation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from msgspec.structs import replace

from wikiextract.markup.names import NOTE_ID
from wikiextract.nodes import Reference

_NUMBER = re.compile(r"-\d+$")


def with_written(
    references: Sequence[Reference], written: Sequence[Reference]
) -> tuple[Reference, ...]:
    """The notes with what is known of those `written` in the wikitext.

    Notes are the same when they have the same name, or, where only one of each view does, the same
    text or the same addresses. Where both views have as many notes, of the same ids, these tell.
    """
    if not references or not written:
        return tuple(references)
    found: dict[str, Reference] = {}
    if [one.id for one in references] == [one.id for one in written]:
        found = {one.id: one for one in written}
    for key in (_name, _shown, _addresses):
        left = [one for one in references if one.id not in found]
        used = {other.id for other in found.values()}
        rest = _once([other for other in written if other.id not in used], key)
        for text, one in _once(left, key).items():
            other = rest.get(text)
            if other is not None:
                found[one.id] = other
    return tuple(_joined(one, found.get(one.id)) for one in references)


def _name(reference: Reference) -> str:
    """Return group and name of a named note, "" for others; ids hold the name and a number."""
    name = reference.name
    if name is None:
        anchor = _NUMBER.sub("", reference.id.removeprefix(f"{NOTE_ID}-"))
        name = "" if anchor.isdecimal() or anchor == reference.id else anchor
    name = "_".join(name.split())
    return f"{reference.group or ''}\\n{name}" if name else ""


def _shown(reference: Reference) -> str:
    return "".join((reference.text or "").split()).casefold()


def _addresses(reference: Reference) -> str:
    return "\n".join(link.target for link in reference.links if link.kind == "external")


def _once(references: Sequence[Reference], key: Callable[[Reference], str]) -> dict[str, Reference]:
    """The notes by a key that only they have."""
    keys = list(map(key, references))
    times = Counter(keys)
    return {
        text: one for text, one in zip(keys, references, strict=True) if text and times[text] == 1
    }


def _joined(reference: Reference, written: Reference | None) -> Reference:
    if written is None:
        return reference
    citation = reference.citation
    if citation is None:
        citation = written.citation
    elif citation.template is None and written.citation is not None:
        citation = replace(citation, template=written.citation.template)
    return replace(
        reference, name=reference.name or written.name, span=written.span, citation=citation
    )
