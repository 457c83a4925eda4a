"""One screen a file: pure functions from what is shown to a scene."""
