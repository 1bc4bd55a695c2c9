"""The expansion of wikitext."""
