"""Tests of how countries look ahead."""
