"""Studies: many campaigns at once, evidence, and the pages that report them."""
