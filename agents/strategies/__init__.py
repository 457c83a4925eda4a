"""Named strategies, one a file: prose, source, traits, and what they lean to."""
