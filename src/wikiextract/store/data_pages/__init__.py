"""Data pages, which hold tables and maps as JSON: read, checked, and put into a store."""
