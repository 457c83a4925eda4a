"""What one seat is shown: immutable snapshots of all that a person in it may know, and nothing else."""
