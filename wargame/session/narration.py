"""Events in words, for the log, the window's outcomes and the report.

One plain sentence for each event and lines of detail below it; what a viewer may not know was taken out
before, by `game.redaction`. The words of events stand in `event_words`, those of names and numbers in
`phrasing`, and nowhere else, so that they can be translated.
"""

from wargame.game.redaction import Redacted
from wargame.session.event_words import EVENT_WORDS
from wargame.session.phrasing import Phrasing, Told


class Narrator(Phrasing):
    """Puts the events of one session into words; knows its names and nothing else."""

    def tell(self, event: Redacted) -> Told:
        """Return an event in words."""
        return EVENT_WORDS[type(event)](self, event)
