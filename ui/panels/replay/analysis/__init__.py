"""The charts of a session on one page, and each large with its table."""
