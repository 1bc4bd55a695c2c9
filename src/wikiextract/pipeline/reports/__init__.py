"""Reports of runs: figures added up, and shown."""
