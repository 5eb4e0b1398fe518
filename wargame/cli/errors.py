"""What commands raise to say how they end; `cli.main` turns it into a sentence and an exit code."""

from wargame.terms import EntenteError


class Unreadable(EntenteError):
    """Something that a command needs could not be read, or was asked for wrongly: exit code 2."""
