"""Running text of a rendered page: links, pictures, formulas, values."""
