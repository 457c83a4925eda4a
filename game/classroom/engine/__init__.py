"""The engine: it plays a class's quarters in a process of its own, and answers in plain values cut by seat."""
