"""Scenarios of the second model: files of what differs from the end of 2024, read, checked and put into worlds."""
