"""The two views of a page joined: what the reader sees, and what the editor wrote."""

from wikiextract.read.joined.join import join_rendered

__all__ = ["join_rendered"]
