"""Wikitext to expanded wikitext, as MediaWiki's preprocessor does it."""
