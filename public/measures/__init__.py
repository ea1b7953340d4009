"""Measures of a plan."""
