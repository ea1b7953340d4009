"""Lists: filter, sort, pages, export. A topic says only what is in its list."""
