"""Claims about scenario files: what they hold, and what is said when they are wrong."""
