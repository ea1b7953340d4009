"""Organisations and the bodies they meet in."""
