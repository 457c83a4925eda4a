"""The drawings of the window: the map, the rope, charts."""
