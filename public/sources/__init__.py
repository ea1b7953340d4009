"""Source documents: where figures and facts come from."""
