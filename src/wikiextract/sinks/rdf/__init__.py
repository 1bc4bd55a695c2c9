"""Entities as RDF: one graph a record, written as JSON-LD or as N-Triples."""
