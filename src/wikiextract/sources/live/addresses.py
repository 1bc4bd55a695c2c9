"""Addresses of pages: which page of its wiki one leads to."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

from wikiextract.sources.live.answers import GeneralAnswer


@dataclass(frozen=True)
class Wanted:
    """A page that is wanted: by its title, its id, or the id of a revision."""

    where: str
    title: str | None = None
    page_id: int | None = None
    revision: int | None = None


def page_of_address(address: str, wiki: GeneralAnswer) -> Wanted | None:
    """Return the page that an address leads to; None when it leads to none."""
    parts = urlsplit(address)
    given = parse_qs(parts.query)
    revision, page_id = (_number(given.get(name)) for name in ("oldid", "curid"))
    title = given["title"][0] if given.get("title") else _title_in(parts.path, wiki)
    if revision is not None:
        return Wanted(address, revision=revision)
    if page_id is not None:
        return Wanted(address, page_id=page_id)
    return Wanted(address, title=title) if title else None


def _title_in(path: str, wiki: GeneralAnswer) -> str | None:
    script = f"{wiki.script}/"
    if path.startswith(script):
        return _title(path.removeprefix(script))
    before, _, after = wiki.articlepath.partition("$1")
    if "?" not in before and path.startswith(before) and path.endswith(after):
        return _title(path.removeprefix(before).removesuffix(after))
    if isinstance(wiki.variantarticlepath, str):
        # /zh-tw/Title: the path has the variant where $2 stands.
        pieces = [piece for piece in wiki.variantarticlepath.split("/") if piece]
        given = [piece for piece in path.split("/") if piece]
        if "$1" in pieces and len(given) >= len(pieces):
            return _title("/".join(given[pieces.index("$1") :]))
    return None


def _title(text: str) -> str | None:
    return " ".join(unquote(text, errors="replace").replace("_", " ").split()) or None


def _number(values: list[str] | None) -> int | None:
    text = values[0] if values else ""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else None
