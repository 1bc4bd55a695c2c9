"""Functions of text: letters, strings, paths, characters."""
