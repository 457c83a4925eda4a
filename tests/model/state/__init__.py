"""The nouns: arithmetic, chance by name, measures and their paths, orders and pushes."""
