"""The compiled engine: what laws do, written down once as steps, turned into machine code and played over worlds."""
