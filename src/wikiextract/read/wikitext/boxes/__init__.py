"""Infoboxes, navboxes and notices among the calls and tables of a page."""
