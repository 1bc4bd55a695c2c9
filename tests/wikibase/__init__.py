"""Tests of entities as text, and of what pages may ask of them."""
