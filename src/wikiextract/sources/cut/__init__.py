"""Inputs cut into parts that are read on their own."""
