"""What the named strategies do, and that they do it."""
