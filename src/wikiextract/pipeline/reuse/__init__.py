"""Records of an earlier run, for pages that have not changed."""
