"""What the six countries want, lean to and choose, on sketched positions."""
