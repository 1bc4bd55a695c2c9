"""Runs that are killed, whose disk fails, whose input changes: what they state is true even so.

What is asserted is the verdict of `wikiextract.verify`, which shares no code with runs, and that a
run that was gone on with has the data of one that nothing happened to.
"""
