"""Blocks of a rendered article: lists, tables, figures, code, and the sections they form."""
