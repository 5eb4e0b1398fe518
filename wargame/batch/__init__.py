"""Many games at once: a scenario as integer arrays, and play on them."""
