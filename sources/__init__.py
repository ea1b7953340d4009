"""Source documents: where every fact comes from."""
