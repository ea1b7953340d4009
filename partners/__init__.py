"""Organisations, bodies and contacts by office."""
