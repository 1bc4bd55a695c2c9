"""The parts of blocks that follow the same rules, whichever view they are read from."""
