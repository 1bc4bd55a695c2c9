"""Mappings: which boxes of which wikis describe what, and which parameter gives which property."""
