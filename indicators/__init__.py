"""Global and impact indicators with their values and targets."""
