"""Formats for people and spreadsheets: text, Markdown, facts as CSV."""
