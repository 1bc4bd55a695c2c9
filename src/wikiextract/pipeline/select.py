"""Which pages of an input a run is about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from wikiextract.errors import InputError
from wikiextract.site import Site
from wikiextract.sources.page import Page


@dataclass(frozen=True)
class Selection:
    """The pages wanted. None means: no restriction.

    A page whose namespace its source does not state is judged by its title; one without a title is
    wanted.
    """

    namespaces: frozenset[int] | None = frozenset({0})
    titles: frozenset[str] | None = None
    redirects: bool = True
    limit: int | None = None

    def wants(self, page: Page, site_of: Callable[[Page], Site | None]) -> bool:
        """Whether the page is one of those wanted (`limit` is the run's to count)."""
        if self.titles is not None and _normal(page.title or "") not in self.titles:
            return False
        if not self.redirects and page.redirect_to is not None:
            return False
        if self.namespaces is None:
            return True
        namespace = page.namespace
        if namespace is None and page.title is not None:
            site = site_of(page)
            title = site.title(page.title) if site is not None else None
            namespace = title.namespace if title is not None else None
        return namespace is None or namespace in self.namespaces


def read_titles(path: str) -> frozenset[str]:
    """The titles in a file, one a line; empty lines and lines that start with ``# `` are skipped.

    Raises InputError when the file cannot be read.
    """
    try:
        lines = Path(path).read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(path, f"the list of titles cannot be read ({error})") from error
    return frozenset(_normal(line) for line in lines if line.strip() and line[:2] != "# ")


def _normal(title: str) -> str:
    return " ".join(title.replace("_", " ").split())
