"""Views of news, events, documents and standing pages, a kind a module."""
