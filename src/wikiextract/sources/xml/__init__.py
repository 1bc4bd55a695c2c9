"""MediaWiki's XML dumps."""
