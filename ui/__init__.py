"""The windows; no rule of the game lives here."""
