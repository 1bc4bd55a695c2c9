"""Expanded wikitext to an lxml tree of what the reader sees."""
