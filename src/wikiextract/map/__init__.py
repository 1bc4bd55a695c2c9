"""Nodes made richer: typed values, kinds of pages, domain mappings."""
