"""Entities of a Wikibase such as Wikidata as text: what pages draw on.

An entity is what its JSON says, decoded and otherwise as it came: nothing in it is trusted
(https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html). `Client` is the door: it
answers what modules and parser functions of a page may ask. `values` has the formatters, one kind
of value a file.
"""
