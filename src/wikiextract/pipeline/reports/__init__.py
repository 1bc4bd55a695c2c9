"""What came of a run, added up and shown."""
