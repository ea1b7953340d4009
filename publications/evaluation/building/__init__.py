"""The worker's side of an edition: claim it, build it, and pick up what was lost."""
