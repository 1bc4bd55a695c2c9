"""The two views of a page joined: what the reader sees, and what the editor wrote."""

from wikiextract.read.joined.join import join_given, join_rendered, source_parts
from wikiextract.read.joined.noted_calls import NotedCalls, note_calls

__all__ = ["NotedCalls", "join_given", "join_rendered", "note_calls", "source_parts"]
