"""Compressed files: their text, what of it is damaged, and where their streams begin."""
