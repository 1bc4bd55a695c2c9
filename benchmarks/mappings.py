"""What mapping pages give on real dumps: entities, and shares of boxes, parameters and values.

Usage: .venv/bin/python -m benchmarks.mappings MAPPINGS DUMP... [--store WIKI.sqlite]
           [--show PROPERTY...]

A dump is taken to be of the wiki that its file is named for. For each wiki it prints pages,
entities, the share of infoboxes that a mapping describes, the share of their fields with a
parameter that give a property, and the shares of values that are typed or links. `--show` prints
the values of properties page by page.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from wikiextract.errors import InputError
from wikiextract.map.domains.dbpedia import MappingFolder
from wikiextract.nodes import Field, FieldGroup, PageEntity, PropertyValue
from wikiextract.pipeline.pages.extract import Extractor
from wikiextract.record import Article
from wikiextract.site import Site
from wikiextract.sources import FileSource, Page
from wikiextract.store import Store


def main() -> None:
    """Print the figures of the dumps that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("mappings", help="folder of mapping pages, or - for our own mappings alone")
    parser.add_argument("dumps", nargs="+")
    parser.add_argument("--store")
    parser.add_argument("--show", nargs="*", default=[])
    options = parser.parse_args()
    folder = None if options.mappings == "-" else MappingFolder(options.mappings)
    store = Store.open(options.store) if options.store else None
    counts: dict[str, Counter[str]] = {}
    for path in options.dumps:
        site = _site_of(path) if store is None else None
        extractor = Extractor(site, store=store, mappings=folder)
        for page in FileSource(path).read():
            if isinstance(page, Page) and page.namespace == 0:
                article = extractor.article(page)
                _count(article, counts.setdefault(article.site or "?", Counter()))
                _show(article, options.show)
    for wiki, one in sorted(counts.items()):
        print(_line(wiki, one))
    print(_line("all", sum(counts.values(), Counter())))


def _site_of(path: str) -> Site | None:
    """Return the wiki that a file is named for; None where its name says none."""
    name = Path(path).name.partition(".")[0].partition("-")[0]
    try:
        return Site.bundled(name)
    except InputError:
        return None


def _count(article: Article, counts: Counter[str]) -> None:
    counts["pages"] += 1
    entities = [one for one in (article.entity, *(article.more_entities or ())) if one is not None]
    counts["entities"] += len(entities)
    counts["pages with entity"] += article.entity is not None
    values = [value for entity in entities for value in _values_of(entity)]
    sources = {
        (value.source.box, value.source.param) for value in values if value.source is not None
    }
    boxes = {box for box, _ in sources if box is not None}
    for number, infobox in enumerate(article.infoboxes):
        counts["boxes"] += 1
        counts["boxes mapped"] += number in boxes
        for field in (field for group in infobox.groups for field in _fields(group)):
            if field.param and field.value.text:
                counts["parameters"] += 1
                counts["parameters mapped"] += (number, field.param) in sources
    counts["values"] += len(values)
    counts["typed"] += sum(value.typed is not None for value in values)
    counts["links"] += sum(value.typed is None and value.link is not None for value in values)


def _fields(group: FieldGroup) -> Iterator[Field]:
    yield from group.fields
    for inner in group.groups:
        yield from _fields(inner)


def _values_of(entity: PageEntity | PropertyValue) -> Iterator[PropertyValue]:
    for values in (entity.properties or {}).values():
        for value in values:
            yield value
            yield from _values_of(value)


def _show(article: Article, properties: list[str]) -> None:
    if not properties:
        return
    entity = article.entity
    print(article.site, article.title, entity.types[:3] if entity is not None else "no entity")
    for name in properties:
        for value in entity.properties.get(name, ()) if entity is not None else ():
            shown = value.typed or value.link
            print(f"    {name}: {value.text!r} {shown}")


def _line(wiki: str, counts: Counter[str]) -> str:
    def share(part: str, whole: str) -> str:
        return f"{100 * counts[part] / counts[whole]:.0f} %" if counts[whole] else "-"

    return (
        f"{wiki:12} {counts['pages']:5} pages, {counts['pages with entity']:5} with an entity;"
        f" boxes {counts['boxes']:5}, mapped {share('boxes mapped', 'boxes'):>5};"
        f" parameters {counts['parameters']:6}, mapped"
        f" {share('parameters mapped', 'parameters'):>5};"
        f" values {counts['values']:6}, typed {share('typed', 'values'):>5},"
        f" links {share('links', 'values'):>5}"
    )


if __name__ == "__main__":
    main()
