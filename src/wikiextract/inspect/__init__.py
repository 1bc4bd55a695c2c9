"""One page looked at closely: its wikitext, its rendering and its record side by side.

`find` gives the page, `view` makes its record and rendering, `document` writes them as one HTML
file that needs nothing else.
"""
