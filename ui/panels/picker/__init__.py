"""The effect picker: press a tie or a track, then plus or minus, and the sentence writes itself."""
