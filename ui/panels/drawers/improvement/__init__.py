"""The improvement plan in its drawer: what stands in it, and the forms to write in it."""
