"""A document as a Word file, in our own look or in a house's template; `file` is the way in."""
