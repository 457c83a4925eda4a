"""What is true of a world of the second model, and the names by which levers, tests and fits reach it."""
