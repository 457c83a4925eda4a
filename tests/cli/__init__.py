"""What is claimed of the command line."""
