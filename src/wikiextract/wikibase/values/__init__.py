"""The formatters of values, one kind a file: a value as JSON to text.

Each gives None for a value that is none of its kind. Plain text is text, without markup; what is
given in wikitext has no markup but its own.
"""
