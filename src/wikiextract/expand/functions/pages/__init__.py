"""Functions of pages and of the wiki: titles, namespaces, revisions, URLs, sections."""
