"""Typed values of labels that nothing was mended from: fields of boxes, and texts put into one."""

from __future__ import annotations

import json
from typing import Any

from wikiextract.read.wikitext import read_source
from wikiextract.record import to_article, to_json
from wikiextract.site import Site
from wikiextract.sources.page import Page

from .labelled_values import Judged, judge, values_by_param
from .matching import Typed
from .wikis import labels, wiki


def ours() -> list[Judged]:
    """Return what our records say of the fields and of the texts that are labelled."""
    records: dict[tuple[str, int], dict[str, list[Typed]]] = {}
    judged = []
    for label in labels("held_out_values.jsonl"):
        name, revision = label["wiki"], label["revision"]
        if "text" in label:
            given = _in_a_box(label)
        else:
            if (name, revision) not in records:
                record = wiki(name).record(revision, rendered=False)
                records[name, revision] = values_by_param(record)
            given = records[name, revision]
        judged.append(judge(label, given.get(label["param"])))
    return judged


def _in_a_box(label: dict[str, Any]) -> dict[str, list[Typed]]:
    """Return what is read of a text of a page's prose, as a box of its wiki would state it."""
    site = Site.bundled(label["wiki"])
    wikitext = f"{{{{Infobox thing\n| name = It\n| {label['param']} = {label['text']}\n}}}}\n"
    page = Page(title="It", where="case", wikitext=wikitext)
    document = read_source(wikitext, site=site, title=page.title)
    return values_by_param(json.loads(to_json(to_article(document, page, site))))
