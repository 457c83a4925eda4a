"""The room's server: its routes, its sockets, and its file."""
