"""Infoboxes, navboxes and notices: recognised, then read."""
