"""Tests's levers."""
