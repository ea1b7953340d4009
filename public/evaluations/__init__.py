"""Evaluations and their editions."""
