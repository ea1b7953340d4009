"""The pages that everybody may read, a topic a folder."""
