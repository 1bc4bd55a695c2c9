"""Pages to records, one by one and in bulk."""
