"""What later versions changed in the structure of media, taken out of their HTML and of 1.39's.

1.39 has the structure of newer versions by ``$wgParserEnableLegacyMediaDOM = false``, in its first
form.
"""

from __future__ import annotations

import re

_CLASSES = re.compile(r"\b(?:mw-file-element|mw-broken-media) ?")
_CITE_BRACKET = re.compile(r'<span class="cite-bracket">([^<]*)</span>')
_HEADING = re.compile(r'<div class="mw-heading mw-heading\d">(.*?)</div>', re.S)
_HEADLINE = re.compile(r'<(h\d)><span class="mw-headline" id="([^"]*)">(.*)</span></h\d>')
# The text of a file that is not there was its name always; it stood as the text of a picture, too.
_BROKEN = re.compile(r'(typeof="mw:Error [^>]*><a[^>]*><span[^>]*>)[^<]*')
_EMPTY_ALT = re.compile(r'(<figure[^>]*>(?:<a[^>]*>|<span[^>]*>)?<img[^>]*?) alt=""')
_NAME_ALT = re.compile(r' alt="[A-Za-z]+\.[a-z]{3,4}"')
# Captions in galleries were blocks.
_CAPTION = re.compile(r'(<div class="gallerytext">)\s*<p>(.*?)\s*</p>\s*</div>', re.S)


def without_newer(html: str) -> str:
    """The HTML without what the versions do not have in common."""
    html = _CAPTION.sub(r"\1\2</div>", html)
    html = _EMPTY_ALT.sub(r"\1", _NAME_ALT.sub("", html))
    html = _CLASSES.sub("", _BROKEN.sub(r"\1", html))
    html = _HEADLINE.sub(r'<\1 id="\2">\3</\1>', html)
    return _HEADING.sub(r"\1", _CITE_BRACKET.sub(r"\1", html))
