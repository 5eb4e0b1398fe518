"""The stage on which moves are ruled on, in parts."""
