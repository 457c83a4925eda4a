"""Tests of what seats know and of the futures drawn from it."""
