"""Municipalities that cooperate with the Agency."""
