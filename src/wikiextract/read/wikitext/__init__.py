"""The parts of the source view: raw wikitext to nodes, one kind of node per file."""
