"""What is claimed of the session: saved, loaded and replayed to the last bit; told truly, and no further than seen."""
