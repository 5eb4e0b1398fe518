"""What the room sees: the projector's board and throw, and the curtain before a hand."""
