"""What people may do in a room: one subject a file, each act a function from a room to a room."""
