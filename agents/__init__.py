"""The countries that play: one module each, and the strategies they may be given."""
