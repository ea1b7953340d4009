"""Pages for everybody, kept until the data behind them changes."""
