"""Documents and records as an indented text that people can read and compare."""
