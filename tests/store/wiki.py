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


FOOTER = "</mediawiki>\n"


def dump_of(pages: Mapping[str, str], *, dbname: str = "testwiki", revision_id: int = 100) -> bytes:
    """A dump with these pages; ids count from 1."""
    return (_header(dbname) + "".join(_pages(pages, revision_id)) + FOOTER).encode()


def _header(dbname: str) -> str:
    namespaces = "".join(
        f'<namespace key="{number}" case="first-letter">{name}</namespace>'
        for name, number in NAMESPACES.items()
    )
    return HEADER.format(dbname=dbname) + namespaces + "</namespaces></siteinfo>\n"


def _pages(pages: Mapping[str, str], revision_id: int) -> list[str]:
    return [
        page(
            title,
            revision(text, number=revision_id + number).replace(
                "<model>wikitext", f"<model>{_model(title)}"
            ),
            namespace=_namespace(title),
            page_id=number,
        )
        for number, (title, text) in enumerate(pages.items(), start=1)
    ]


def _namespace(title: str) -> int:
    return NAMESPACES.get(title.partition(":")[0], 0) if ":" in title else 0


def _model(title: str) -> str:
    return "Scribunto" if _namespace(title) == 828 else "wikitext"


def write_dump(path: Path, pages: Mapping[str, str], **options: object) -> Path:
    path.write_bytes(bz2.compress(dump_of(pages, **options)))  # type: ignore[arg-type]
    return path


def write_multistream(
    path: Path, pages: Mapping[str, str], *, of: int = 2, revision_id: int = 100
) -> list[int]:
    """Write a multistream dump of streams of so many pages; gives where they begin."""
    made = _pages(pages, revision_id)
    data = bz2.compress(_header("testwiki").encode())
    starts = []
    for start in range(0, len(made), of):
        starts.append(len(data))
        data += bz2.compress("".join(made[start : start + of]).encode())
    path.write_bytes(data + bz2.compress(FOOTER.encode()))
    return starts


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
