"""Where pages come from: XML dumps, saved HTML pages, NDJSON of rendered pages, single files."""
