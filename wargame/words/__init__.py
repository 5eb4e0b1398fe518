"""Words for people, apart from what works with what they name."""
