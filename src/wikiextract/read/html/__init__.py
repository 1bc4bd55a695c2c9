"""The rendered view: a rendered page's tree to nodes.

`read_html` reads HTML of any origin; `RenderedReader` and `read_rendered` read what `render` gives.
"""

from wikiextract.read.html.page import read_html
from wikiextract.read.html.rendered import RenderedReader, read_rendered

__all__ = ["RenderedReader", "read_html", "read_rendered"]
