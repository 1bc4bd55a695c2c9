"""Two runs compared: what was gained, lost and changed, page by page."""
