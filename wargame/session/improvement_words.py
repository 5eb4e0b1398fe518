"""What is said of the events of the improvement plan; the rows go into the table of `event_words`."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from wargame.game import events as ev
from wargame.session.phrasing import Phrasing, Told
from wargame.times import day, day_written
from wargame.words.counting import listed
from wargame.words.labels import FINDING_WORDS


def _lines(*texts: str) -> tuple[str, ...]:
    """Return the texts that say something."""
    return tuple(filter(None, texts))


def _purpose_set(_say: Phrasing, event: ev.PurposeSet) -> Told:
    return Told("A purpose of the session:", (event.text,))


def _purpose_dropped(_say: Phrasing, event: ev.PurposeDropped) -> Told:
    return Told(f"A purpose of the session is given up ({event.purpose}).", _lines(event.reason))


def _purpose_rated(say: Phrasing, event: ev.PurposeRated) -> Told:
    who = "The observers" if event.person is None else say.person(event.person)
    if not event.step:
        return Told(f"{who} take the rating of a purpose away ({event.purpose}).")
    rate = "rate" if event.person is None else "rates"
    return Told(f"{who} {rate} a purpose ({event.purpose}): {event.step}.", _lines(event.reason))


def _finding_written(_say: Phrasing, event: ev.FindingWritten) -> Told:
    numbers = [str(number) for number in event.evidence]
    due = day(when) if (when := day_written(event.due)) else ""
    done = [
        *([f"Owner: {event.owner}."] if event.owner else ()),
        *([f"Due: {due}."] if due else ()),
    ]
    return Told(
        f"Finding {event.number}, {FINDING_WORDS[event.kind].lower()}:",
        _lines(
            event.text,
            f"Evidence: {'events' if len(numbers) > 1 else 'event'} {listed(numbers)}." if numbers else "",
            f"Recommendation: {event.recommendation}" if event.recommendation else "",
            f"Action: {event.action}" if event.action else "",
            " ".join(done),
        ),
    )


def _finding_dropped(_say: Phrasing, event: ev.FindingDropped) -> Told:
    return Told(f"Finding {event.number} is taken out of the improvement plan.", _lines(event.reason))


IMPROVEMENT_WORDS: Final[Mapping[type, Callable[[Phrasing, Any], Told]]] = {
    ev.PurposeSet: _purpose_set,
    ev.PurposeDropped: _purpose_dropped,
    ev.PurposeRated: _purpose_rated,
    ev.FindingWritten: _finding_written,
    ev.FindingDropped: _finding_dropped,
}
"""What is said of each kind of event of the plan."""
