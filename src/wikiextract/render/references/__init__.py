"""Footnotes: ``<ref>`` and ``<references>`` (https://www.mediawiki.org/wiki/Help:Cite)."""
