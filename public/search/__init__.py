"""Search over everything public."""
