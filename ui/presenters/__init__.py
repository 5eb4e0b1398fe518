"""What only a window says, without Qt: its commands, the pages of its guide, how charts are drawn in it."""
