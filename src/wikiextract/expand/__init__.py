"""Wikitext to expanded wikitext, as MediaWiki's preprocessor does it.

The front door is `wikiextract.expand.expander`.
"""
