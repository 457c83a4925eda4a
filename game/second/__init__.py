"""The second model: exchange under capacity, states with causes, and acts of capitals."""
