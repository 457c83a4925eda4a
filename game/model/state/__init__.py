"""What is true of worlds, what is done in a quarter, and the arithmetic and luck of both."""
