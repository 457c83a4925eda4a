"""The board: what the turn is painted with: the map, the rope, charts, cards, and the parts of its screen."""
