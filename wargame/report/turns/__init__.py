"""What the report says turn by turn: what moved and why, the moves, what was said."""
