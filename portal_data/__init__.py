"""The whole plan as files: validated, loaded, exported."""
