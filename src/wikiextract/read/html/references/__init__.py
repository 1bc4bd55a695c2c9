"""Footnotes and citations of rendered pages."""
