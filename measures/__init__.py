"""Measures of the plan: who carries them out, when, and in what state."""
