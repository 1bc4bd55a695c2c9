"""The rendered view: a rendered page's tree to nodes.

`read_html` reads HTML of any origin; `RenderedReader` and `read_rendered` read what `render` gives.
`interface` tells what is hidden wherever it stands.
"""

from wikiextract.read.html.boxes.navbox.known import KnownNavbox
from wikiextract.read.html.data_files import interface
from wikiextract.read.html.page import read_html
from wikiextract.read.html.rendered import RenderedReader, read_rendered

__all__ = ["KnownNavbox", "RenderedReader", "interface", "read_html", "read_rendered"]
