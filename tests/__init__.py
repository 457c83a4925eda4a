"""What Wedge claims about itself, one claim a test."""
