"""What one seat knows of a campaign, the futures drawn from it, and what its options change in them."""
