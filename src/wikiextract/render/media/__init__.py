"""Pictures, films and sounds: from the parts of a link to HTML."""
