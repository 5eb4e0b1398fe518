"""A report that people have edited, held beside the record that it was made from."""
