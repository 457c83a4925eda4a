"""What is said between a class and its room: events and views, and how they are sent."""
