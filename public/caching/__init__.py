"""Pages kept until the data behind them changes, and no longer (docs/adr/0007)."""
