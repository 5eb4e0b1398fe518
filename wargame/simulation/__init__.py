"""Thousands of games of a scenario, and what they say about it."""
