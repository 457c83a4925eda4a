"""The rehearsal: a whole class of scripted phones, played over the wire against the real server, and timed."""
