"""Global and impact indicators."""
