"""Whole runs: inputs to a folder, a file or a stream, and going on with one."""
