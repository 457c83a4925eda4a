"""Campaigns: played by persons, saved as their orders, replayed to the bit, and told."""
