"""Calls: what they are named, what their arguments say, what they show."""
