"""Tables of classes and views of infoboxes, whose names and columns are those of what was found.

They are made when all records of a database are together.
"""
