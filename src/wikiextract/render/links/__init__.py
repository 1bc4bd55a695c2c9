"""Links within the wiki, to other wikis and to URLs."""
