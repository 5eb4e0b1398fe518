"""Ruling on moves: what stands before a throw, the throw read, and what came of it."""
