"""The matching of parameters to fields."""
