"""Memory: the log of orders, the one mutable object, the seats, and a turn told in sentences."""
