"""Options of films and sounds, which are known to wikis with Extension:TimedMediaHandler."""

from __future__ import annotations

import pytest

from tests.render.wiki import Wiki
from wikiextract.site import Site

WIKI = Wiki(Site.bundled("enwiki"), structure="current")


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        ("start=5|end=9|a", ' title="a"'),
        ("a|thumbtime=1:02|muted|loop|noicon", ' title="a"'),
        ("start=5", ""),
        ("begin=5", ' title="begin=5"'),
    ],
)
def test_options_of_players_are_no_captions(options: str, shown: str) -> None:
    html = WIKI.render(f"[[File:Film.webm|{options}]]").to_html()
    assert f"<span{shown}><video" in html


def test_options_of_players_in_galleries() -> None:
    html = WIKI.render("<gallery>\nFilm.webm|a|start=5\nPic.png|start=5\n</gallery>").to_html()
    assert '<div class="gallerytext">a</div>' in html
    assert '<div class="gallerytext">start=5</div>' in html
