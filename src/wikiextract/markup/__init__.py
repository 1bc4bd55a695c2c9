"""The contract between rendering and reading: what the one writes and the other looks for.

* `names`: classes, ids and attributes that both sides use, as MediaWiki names them;
* `calls`: how an element says which call of the page gave it;

Both sides import from here, and neither spells such a name itself. What only reading knows of other
wikis' markup is no part of it.
"""
