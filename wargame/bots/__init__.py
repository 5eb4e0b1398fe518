"""Seats without players: policies, and what they may know."""
