"""Extension tags: what each gives as HTML, one tag (or family) per file."""
