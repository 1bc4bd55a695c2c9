"""The record: its types, serialisation and validation against schemas/."""
