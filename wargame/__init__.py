"""The game, without any window."""
