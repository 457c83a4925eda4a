"""Tests of what one seat is shown."""
