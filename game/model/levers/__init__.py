"""What countries can do: policies on dials, moves, crises, courses and aims, read from files and turned into deeds."""
