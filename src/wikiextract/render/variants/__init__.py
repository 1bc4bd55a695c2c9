"""Language variants: ``-{ }-`` markup, and text in the variant that the reader chose.

https://www.mediawiki.org/wiki/Writing_systems. `wiki_variants` knows which variants a wiki has,
`rules` reads the markup, `word_tables` holds what is replaced by what, `conversion` applies both
to a page.
"""
