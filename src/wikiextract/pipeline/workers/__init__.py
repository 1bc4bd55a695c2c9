"""Processes: what they are asked, what they are at, how they are watched and replaced."""
