"""What the replay is made of: the timeline, the comparison, the analysis."""
