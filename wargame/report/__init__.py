"""What leaves the room: the after-action report, the data behind it, and the print kit."""
