"""Text with what stands in it (links, pictures, marks), whichever view it was read from."""
