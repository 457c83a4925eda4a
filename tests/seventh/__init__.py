"""A seventh country, added by one file as CONTRIBUTING.md says: Turkey, for tests alone."""
