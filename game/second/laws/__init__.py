"""The laws of the second model, one file a phase."""
