"""Scenarios: from a file to the worlds in which a campaign begins."""
