"""Verbs: pure functions over arrays, one phase of the quarter a file."""
