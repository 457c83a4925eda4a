"""Nouns: what there is, and chance by name."""
