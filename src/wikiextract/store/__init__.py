"""The page store: what transclusion needs from a dump, in one SQLite file."""
