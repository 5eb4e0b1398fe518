"""What stands around the stage: top bar, clock, seats, tracks, outcomes, and moves from slips."""
