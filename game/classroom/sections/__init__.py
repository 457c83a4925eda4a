"""What of a room each audience is shown."""
