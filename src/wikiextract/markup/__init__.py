"""The contract between rendering and reading: what the one writes and the other looks for.

* `names`: classes, ids and attributes that both sides use, as MediaWiki names them;
* `calls`: how an element says which call of the page gave it;
* `extensions`: how an element says that it stands for an extension tag kept as its source;
* `formulas`: how a formula stands in the text where nothing draws it;
* `tags`: the registry of extension tags, one entry a tag, for both views;
* `elements`: which elements of HTML wikitext may hold;
* `tabs`, `poems`, `preformatted`: how the content of such tags is divided.

Both sides import from here, and neither spells such a name itself. What only reading knows of other
wikis' markup is no part of it.
"""
