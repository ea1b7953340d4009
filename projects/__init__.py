"""Programmes, calls, projects and their half-yearly reports."""
