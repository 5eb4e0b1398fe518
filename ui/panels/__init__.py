"""The parts of the table, one panel per file; panels are strangers to one another."""
