"""The common widgets: buttons, segments, switches, entries, lists."""
