"""Which parameter of its call each field of a box shows, told in several ways."""
