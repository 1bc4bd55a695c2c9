"""A wiki: its namespaces, titles, interwiki prefixes and magic words."""

from wikiextract.site.model import Interwiki, MagicWord, Namespace
from wikiextract.site.site import Site
from wikiextract.site.title import Title

__all__ = ["Interwiki", "MagicWord", "Namespace", "Site", "Title"]
