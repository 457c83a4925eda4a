"""Tests of the second model's levers."""
