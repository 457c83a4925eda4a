"""What is written about Wedge, and what writes the pages that follow from the code."""
