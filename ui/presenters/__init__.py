"""What the panels say: pure functions from states to rows of words and numbers, without Qt."""
