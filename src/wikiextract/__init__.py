"""Wikipedia and other MediaWiki articles as validated JSON."""

__version__ = "0.1.0"
