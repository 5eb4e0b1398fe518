"""What the library and the pages before a session are made of."""
