"""Lua patterns: read, bounded, and run where C Lua's matcher could take too long."""
