"""Wedge: a strategy game and research engine about the partnership between Russia and Iran."""

__version__ = "0.2.0"
