"""Site map, robots, the gallery of components."""
