"""What opens in the drawer at the right of the table: its tools, one panel each."""
