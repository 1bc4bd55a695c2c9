"""What people ask of a record: its boxes, tables and links, wherever they stand in it."""

from wikiextract.access.boxes import InfoboxView, box_views
from wikiextract.access.tables import TableView, tables_in
from wikiextract.access.walk import found, walk

__all__ = ["InfoboxView", "TableView", "box_views", "found", "tables_in", "walk"]
