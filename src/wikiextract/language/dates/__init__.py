"""Dates and times: calendars, formats, and what a text says of a time."""
