"""Blocks of wikitext: paragraphs, lists, tables, code, and the sections they form."""
