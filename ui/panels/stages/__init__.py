"""What stands in the middle of the table: one stage for each step of a turn, and what they share."""
