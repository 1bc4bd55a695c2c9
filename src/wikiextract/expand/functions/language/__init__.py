"""Functions of the wiki's language: dates, numbers, word forms, messages."""
