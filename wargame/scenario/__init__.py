"""What a designer writes: a scenario file, read, checked and written."""
