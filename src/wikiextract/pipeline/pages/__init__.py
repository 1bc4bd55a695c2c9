"""One page to one record."""
