"""What blocks are made of by the same rules, whichever view they are read from."""
