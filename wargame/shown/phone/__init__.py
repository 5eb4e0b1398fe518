"""What a phone shows: one value for each place, made of what the place's door gives and nothing else.

`whole` puts it together from `cards`, `plan`, `letters`, `aims`, `table`, `result` and `doing`; what does not
change with the state, such as a card's text, stands in `contents` under a short mark and is sent once. Every
value is a Struct that becomes plain JSON; docs/phones.md says what each field means, and the page draws just
that. Moves and deals are counted as the place sees them, because a gap would tell of what is secret.
"""
