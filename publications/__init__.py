"""News, events, documents and pages."""
