"""Template calls, whichever view they were noted in."""
