"""Running text of wikitext: links, files, quotes, tags, values."""
