"""Parser functions and variables: one family a file, all behind one signature."""
