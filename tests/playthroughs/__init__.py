"""Whole sessions as golden transcripts: what `entente log` tells of each demo, word for word."""
