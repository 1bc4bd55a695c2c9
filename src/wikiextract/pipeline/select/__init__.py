"""Which pages of the inputs are wanted."""
