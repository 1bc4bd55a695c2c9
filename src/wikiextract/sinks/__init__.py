"""Where records go: one module a form of output, all behind the small protocols of `sink`."""

from wikiextract.sinks.forms import form_name, form_names, form_of
from wikiextract.sinks.sink import Form, Shard, ShardWriter

__all__ = ["Form", "Shard", "ShardWriter", "form_name", "form_names", "form_of"]
