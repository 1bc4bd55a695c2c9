"""Tests as data: one format of files, one parser, one printer of documents (see README.md)."""
