"""Studies: the same results however they are played, stopped and gone on with, and every fault named."""
