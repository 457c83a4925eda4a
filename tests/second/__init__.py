"""Tests of the second model."""
