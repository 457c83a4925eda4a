"""Tests of how the model is played."""
