"""The quick look as values: which slides there are, what each says, and the events that it rests on."""
