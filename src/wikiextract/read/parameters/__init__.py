"""Which parameter of its call each field of a box shows, told in several ways.

Nothing here expands, renders or reads. What is to be made again for a box is stated as a value
(`mark_part`, `calls_to_make_again`, `BoxMatch.values_left`); the pipeline makes it, and the match
takes what came of it.
"""

from wikiextract.read.parameters.box_match import BoxMatch
from wikiextract.read.parameters.marked_call import MarkedCall, calls_to_make_again
from wikiextract.read.parameters.marked_part import mark_part
from wikiextract.read.parameters.marked_rows import MarkedRows
from wikiextract.read.parameters.marked_statements import MarkedStatements
from wikiextract.read.parameters.marks import MarkedText
from wikiextract.read.parameters.traced_page import TracedPage

__all__ = [
    "BoxMatch",
    "MarkedCall",
    "MarkedRows",
    "MarkedStatements",
    "MarkedText",
    "TracedPage",
    "calls_to_make_again",
    "mark_part",
]
