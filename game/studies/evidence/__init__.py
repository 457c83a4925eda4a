"""Evidence: the claims on trial, the record replayed, what answers hang on, and scenarios tried by mass play."""
