"""Studies: thousands of campaigns at once, strategies compared on the same luck, results written down."""
