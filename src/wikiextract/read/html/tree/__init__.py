"""HTML of any origin to a bounded tree whose elements are marked for the readers."""
