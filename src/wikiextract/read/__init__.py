"""Trees and raw wikitext to nodes: one reader per file."""
