"""The laws, one file a phase."""
