"""News, events, documents, standing pages."""
