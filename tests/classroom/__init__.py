"""The classroom: the room, its file, its server."""
