"""A small wiki in a dump, as a store and in memory."""

from __future__ import annotations

import bz2
from collections.abc import Mapping
from pathlib import Path

from tests.sources.dumps import page, revision
from wikiextract.site import Site, Title
from wikiextract.store import BuildReport, Texts, build_store

NAMESPACES = {
    "": 0, "Talk": 1, "User": 2, "Project": 4, "File": 6, "MediaWiki": 8, "Template": 10,
    "Category": 14, "Portal": 100, "Module": 828,
}  # fmt: skip

HEADER = '<mediawiki version="0.11" xml:lang="en">\n<siteinfo><dbname>{dbname}</dbname><namespaces>'


def dump_of(pages: Mapping[str, str], *, dbname: str = "testwiki", revision_id: int = 100) -> bytes:
    """A dump with these pages; ids count from 1."""
    header = HEADER.format(dbname=dbname) + "".join(
        f'<namespace key="{number}" case="first-letter">{name}</namespace>'
        for name, number in NAMESPACES.items()
    )
    body = "".join(
        page(
            title,
            revision(text, number=revision_id + number).replace(
                "<model>wikitext", f"<model>{_model(title)}"
            ),
            namespace=_namespace(title),
            page_id=number,
        )
        for number, (title, text) in enumerate(pages.items(), start=1)
    )
    return (header + "</namespaces></siteinfo>\n" + body + "</mediawiki>\n").encode()


def _namespace(title: str) -> int:
    return NAMESPACES.get(title.partition(":")[0], 0) if ":" in title else 0


def _model(title: str) -> str:
    return "Scribunto" if _namespace(title) == 828 else "wikitext"


def write_dump(path: Path, pages: Mapping[str, str], **options: object) -> Path:
    path.write_bytes(bz2.compress(dump_of(pages, **options)))  # type: ignore[arg-type]
    return path


def build(
    folder: Path, pages: Mapping[str, str], texts: Texts = "called"
) -> tuple[Path, BuildReport]:
    """Build a store of these pages."""
    dump = write_dump(folder / "wiki.xml.bz2", pages)
    return folder / "wiki.sqlite", build_store([dump], folder / "wiki.sqlite", texts=texts)


def title_of(site: Site, text: str) -> Title:
    title = site.title(text)
    assert title is not None
    return title
