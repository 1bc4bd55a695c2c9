"""The saved articles of ``fixtures/``."""

from __future__ import annotations

from pathlib import Path

from wikiextract.site import Site


def site_of(folder: Path) -> Site:
    """Return the wiki of the article that is saved in `folder`."""
    own = folder / "site.json"
    return Site.load(str(own)) if own.exists() else Site.bundled(folder.parent.name)
