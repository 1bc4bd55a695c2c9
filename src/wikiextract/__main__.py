"""``python -m wikiextract``: the command line."""

from wikiextract.cli import main

main()
