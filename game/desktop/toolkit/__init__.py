"""The kit: theme, type, painter, widgets, focus and pointer. It knows nothing of the game."""
