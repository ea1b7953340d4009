"""An edition on the web: its page and digest, drawn by the worker and kept with the edition."""
