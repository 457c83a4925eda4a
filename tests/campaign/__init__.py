"""What is claimed of a campaign: saved, loaded and replayed to the last bit; told truly, and no further than seen."""
