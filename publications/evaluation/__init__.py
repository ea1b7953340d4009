"""The yearly evaluation: checks, snapshot, edition, PDF."""
