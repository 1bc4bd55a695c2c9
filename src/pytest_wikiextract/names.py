"""The names of the plugin's settings, option, marker and properties."""

FOLDERS = "wikiextract_articles"
COMPARE_VIEWS = "wikiextract_compare_views"
UPDATE = "--wikiextract-update"
MARKER = "wikiextract"
WRITTEN = "wikiextract_written"
"""The property of a test's report that names a file of a record that it wrote."""
