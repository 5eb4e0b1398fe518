"""The screen on which the moves of all seats are entered from paper, in parts."""
