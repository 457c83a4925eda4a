"""Tests of campaigns of the second model."""
