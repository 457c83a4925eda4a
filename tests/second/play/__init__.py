"""Tests of how the second model is played."""
