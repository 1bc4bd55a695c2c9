"""The files that MediaWiki's parser tests assume (https://www.mediawiki.org/wiki/Parser_tests)."""

from __future__ import annotations

import msgspec

from wikiextract.render import FileInfo
from wikiextract.site import Site, Title
from wikiextract.store.memory import MemoryPages

FILES = {
    "Foobar.jpg": FileInfo(width=1941, height=220, url="http://example.com/images/Foobar.jpg"),
    "Thumb.png": FileInfo(width=135, height=135, url="http://example.com/images/Thumb.png"),
    "Foobar.svg": FileInfo(
        width=240, height=180, vector=True, url="http://example.com/images/Foobar.svg"
    ),
    "Video.ogv": FileInfo(
        width=320, height=240, media="video", url="http://example.com/images/Video.ogv"
    ),
    "Transcode.webm": FileInfo(
        width=492, height=360, media="video", url="http://example.com/images/Transcode.webm"
    ),
    "Audio.oga": FileInfo(media="audio", url="http://example.com/images/Audio.oga"),
    "LoremIpsum.djvu": FileInfo(
        width=2480,
        height=3508,
        media="document",
        pages=5,
        url="http://example.com/images/LoremIpsum.djvu",
    ),
    "Bad.jpg": FileInfo(width=320, height=240, url="http://example.com/images/Bad.jpg"),
    "Hi-ho.jpg": FileInfo(width=1941, height=220, url="http://example.com/images/Hi-ho.jpg"),
    "Transparent.png": FileInfo(width=20, height=20, url="http://example.com/images/T.png"),
}


class TestFiles:
    """A media source; a file page that is a redirect leads to its target."""

    __test__ = False

    def __init__(self, site: Site, pages: MemoryPages) -> None:
        self.site = site
        self.pages = pages

    def file(self, title: Title) -> FileInfo | None:
        info = FILES.get(title.text)
        if info is None:
            redirect = self.pages.redirect(title)
            target = self.site.title(redirect.target) if redirect is not None else None
            info = FILES.get(target.text) if target is not None else None
            if info is not None and target is not None:
                info = msgspec.structs.replace(info, name=target.text)
        return info
