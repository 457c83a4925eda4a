"""The desk behind the window: the one campaign being played, its saves, and the staff who work out odds."""
