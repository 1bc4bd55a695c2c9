"""Footnotes: which there are, where their marks stand, what their texts say."""
