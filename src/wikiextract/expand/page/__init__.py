"""The state of one page's expansion: values with one duty each, and what holds them together."""
