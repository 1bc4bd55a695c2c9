"""Compares our rendering of a wiki's articles with what a MediaWiki gave for them.

    python -m tests.parity.rendering DUMP.xml.bz2 REFERENCE.jsonl[.gz] [--site SITEINFO.json]

Lines of the reference are what `oracle/render.php` prints: html, categories, links and so on of one
page. Three things are compared, each stricter than the one before:

* the record that our readers read from our tree with the one that they read from MediaWiki's HTML,
  part by part (`pipeline.fixtures.agree`);
* what the page says besides its text with MediaWiki's lists;
* the HTML, after what never matters is taken out (`tests/conformance/README.md`).
"""

from __future__ import annotations

import argparse
import difflib
import gzip
import html
import json
import re
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from tests.conformance.normalise import normalise
from tests.parity.compare_expansion import read_pages, site_of
from wikiextract.expand.expander import Expander
from wikiextract.expand.lua.options import LuaOptions
from wikiextract.expand.lua.runner import LuaRunner
from wikiextract.expand.options import ExpandOptions
from wikiextract.pipeline.compare.agree import (
    Agreement,
    PartAgreement,
    agreement_json,
    agreement_text,
    compare,
    differences,
)
from wikiextract.read.html import read_html, read_rendered
from wikiextract.record import to_article, to_json
from wikiextract.render import NoFiles, Rendered, RenderOptions, render
from wikiextract.site import Site, Title
from wikiextract.site.model import Interwiki
from wikiextract.sources.page import Page
from wikiextract.store import Store, build_store

NOT_IN_HTML = ("categories", "language_links")
"""Parts of the record that a parser's HTML does not have; they are among the lists."""

_TAG = re.compile(r"<[^>]*>")
_PER_PAGE = 4
# What only a wiki's own configuration or its files decide.
_OTHER_PROPERTIES = frozenset({"kartographer_frames", "kartographer_links", "page_image_free"})


@dataclass
class Outcome:
    """What a comparison found."""

    record: Agreement
    lists: Agreement
    html: PartAgreement = field(default_factory=PartAgreement)
    html_differences: dict[str, str] = field(default_factory=dict)


def reference_site(site: Site) -> Site:
    """`site` as a MediaWiki that was just installed knows it.

    It has no more extensions than a plain site, and links to other wikis by the prefixes that come
    with MediaWiki, none of which is a language's.
    """
    plain = Site.default()
    prefixes = json.loads(Path(__file__).with_name("reference_interwiki.json").read_text())
    return replace(
        site,
        extension_tags=plain.extension_tags,
        variable_ids=plain.variable_ids,
        function_ids=plain.function_ids,
        unhashed_function_ids=plain.unhashed_function_ids,
        switch_ids=plain.switch_ids,
        interwiki={one: Interwiki(prefix=one, url=url) for one, url in prefixes.items()},
    )


class ReferenceWiki:
    """A wiki's pages and how its reference MediaWiki was set up: no files, no Wikidata."""

    def __init__(
        self, dump: Path, siteinfo: Path | None, folder: Path, variant: str | None = None
    ) -> None:
        """`folder` is where the page store is put, `variant` the one that readers have chosen."""
        self.options = RenderOptions(variant=variant)
        self.pages = read_pages(dump)
        self.site = reference_site(site_of(self.pages, siteinfo))
        self.by_title = {page.title: page for page in self.pages}
        path = folder / "wiki.sqlite"
        build_store([dump], path, site=self.site, texts="all")
        self.store = Store.open(path)
        # The reference wiki allows pages of 4 MiB, so its limits are twice the usual ones.
        size = 4 * 2**20
        options = ExpandOptions(include_size=size, argument_size=size, variant=variant)
        modules = LuaRunner(LuaOptions(wikibase=False))
        self._expander = Expander(self.site, self.store, options, modules)

    def render(self, page: Page, title: Title) -> Rendered:
        """A page as we render it."""
        expansion = self._expander.expand(
            page.wikitext or "", title, revision=page.revision, page_id=page.page_id
        )
        return render(expansion, options=self.options, media=NoFiles())


def references(path: Path) -> Iterator[dict[str, Any]]:
    """The lines of a reference file, packed or not."""
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    for line in data.splitlines():
        given = json.loads(line)
        if "html" in given:
            yield given


def record_of(document: Any, page: Page, site: Site) -> dict[str, Any]:
    """A record as it is written."""
    record: dict[str, Any] = json.loads(to_json(to_article(document, page, site)))
    return record


def _shown(text: str) -> str:
    """HTML as text."""
    return " ".join(html.unescape(_TAG.sub("", text)).split())


def our_lists(rendered: Rendered, title: Title) -> dict[str, Any]:
    """What a page says besides its text, as `their_lists` has it."""
    return {
        "categories": sorted([one.name, one.sort_key, one.hidden] for one in rendered.categories),
        "links": sorted(rendered.links),
        "templates": sorted([name, exists] for name, exists in rendered.templates.items()),
        "language_links": [f"{one.prefix}:{one.title}" for one in rendered.language_links],
        "external_links": sorted(rendered.external_links),
        "images": sorted(name.replace("_", " ") for name in rendered.images),
        "sections": [
            [one.level, " ".join(one.text.split()), one.anchor] for one in rendered.sections
        ],
        "properties": dict(sorted(rendered.properties.items())),
        "display_title": rendered.display_title or _default_title(title),
    }


def their_lists(given: Mapping[str, Any], title: Title) -> dict[str, Any]:
    """MediaWiki's lists."""
    properties = given["props"] or {}
    return {
        "categories": sorted([c["name"], c["sort"], c["hidden"]] for c in given["categories"]),
        "links": sorted(given["links"]),
        "templates": sorted(given["templates"]),
        "language_links": [one.replace("_", " ") for one in given["langlinks"]],
        "external_links": sorted(given["externallinks"]),
        "images": sorted(name.replace("_", " ") for name in given["images"]),
        "sections": [[int(s["level"]), _shown(s["line"]), s["anchor"]] for s in given["sections"]],
        "properties": {
            name: value
            for name, value in sorted(properties.items())
            if name not in _OTHER_PROPERTIES
        },
        "display_title": _stated_title(given["displaytitle"]),
    }


def _stated_title(shown: str) -> str:
    """The title as shown, without the parts that a title that is not stated is divided into."""
    parts = shown.startswith('<span class="mw-page-title-')
    return re.sub(r"</?span[^>]*>", "", shown) if parts else shown


def _default_title(title: Title) -> str:
    return html.escape(title.prefixed, quote=False)


def compare_wiki(wiki: ReferenceWiki, lines: Iterator[dict[str, Any]]) -> Outcome:
    """Compare every page that the reference and the dump have."""
    ours: dict[str, Any] = {}
    theirs: dict[str, Any] = {}
    our_facts: dict[str, Any] = {}
    their_facts: dict[str, Any] = {}
    whole = PartAgreement()
    shown: dict[str, str] = {}
    for given in lines:
        name = given["title"]
        page, title = wiki.by_title.get(name), wiki.site.title(name)
        if page is None or title is None:
            continue
        rendered = wiki.render(page, title)
        our_facts[name], their_facts[name] = our_lists(rendered, title), their_lists(given, title)
        first, second = normalise(rendered.to_html()), normalise(given["html"])
        whole.compared += 1
        whole.equal += first == second
        if first != second:
            changes = difflib.unified_diff(
                first.split("\n"), second.split("\n"), "ours", "MediaWiki", lineterm="", n=2
            )
            shown[name] = "\n".join(changes)
        document = read_rendered(rendered, site=wiki.site, title=title)
        ours[name] = record_of(document, page, wiki.site)
        given_document = read_html(given["html"], site=wiki.site, page=page)
        theirs[name] = record_of(given_document, page, wiki.site)
    record = compare(ours, theirs)
    for part in NOT_IN_HTML:
        del record.parts[part]
    return Outcome(record, _compare_lists(our_facts, their_facts), whole, shown)


def _compare_lists(ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> Agreement:
    parts: dict[str, PartAgreement] = {}
    for name, lists in ours.items():
        for part, value in lists.items():
            found = differences(value, theirs[name][part], part)
            listed = [one for one, _ in zip(found, range(_PER_PAGE), strict=False)]
            parts.setdefault(part, PartAgreement()).add(name, listed)
    return Agreement(parts, [], [])


def report(outcome: Outcome, show: int) -> Iterator[str]:
    """The outcome for people; `show` says how many differences of the HTML are printed."""
    yield "the record:"
    for line in agreement_text(outcome.record):
        yield f"  {line}"
    yield "the lists:"
    for line in agreement_text(outcome.lists):
        yield f"  {line}"
    part = outcome.html
    yield f"the HTML: {part.share:.2%}  {part.equal} of {part.compared} equal"
    for name, changes in list(outcome.html_differences.items())[:show]:
        yield f"  {name}"
        for change in changes.split("\n")[:40]:
            yield f"    {change}"


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("dump", type=Path)
    parser.add_argument("reference", type=Path)
    parser.add_argument("--site", type=Path, default=None)
    parser.add_argument("--variant", help="the language variant that the reference is in")
    parser.add_argument("--show", type=int, default=10, help="differences of the HTML to print")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        wiki = ReferenceWiki(given.dump, given.site, Path(folder), given.variant)
        outcome = compare_wiki(wiki, references(given.reference))
        wiki.store.close()
    if given.json:
        figures = {
            "record": agreement_json(outcome.record)["parts"],
            "lists": agreement_json(outcome.lists)["parts"],
            "html": {"compared": outcome.html.compared, "equal": outcome.html.equal},
        }
        print(json.dumps(figures, ensure_ascii=False, indent=1))
    else:
        print("\n".join(report(outcome, given.show)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
