"""What each kind of event makes of a state; `game.state` says which function belongs to which event."""
