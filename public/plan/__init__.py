"""The plan: areas, strategic and specific goals."""
