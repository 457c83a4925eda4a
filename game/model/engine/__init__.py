"""The compiled engine: the quarter's own Python, recorded once and played as machine code."""
