"""Text in a variant of its language: other letters, other words.

A `Converter` knows one variant. What it replaces by what is in `data`: tables of words, lists of
patterns (both made from a MediaWiki by `tools/variants.py`) and
`recipes.json`, which says for each variant which of them apply to what, and in which order.
"""
