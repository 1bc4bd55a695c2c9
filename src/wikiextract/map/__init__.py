"""Nodes to record: typed values, kinds of pages, domain mappings."""
