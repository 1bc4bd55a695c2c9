"""Statements of a rendered page about itself: title, ids, categories, languages, wiki."""
