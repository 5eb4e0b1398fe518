"""The formats of a report and of its data, one file each, and the letters that they can set."""
