"""One sitting: what players and the facilitator can do, one function each."""
