"""MediaWiki's own parser tests, read from a folder that is not part of this project."""
