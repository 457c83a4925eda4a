"""What the article claims, tried on the engine: each claim's carrier, and paired experiments with what came of them."""
