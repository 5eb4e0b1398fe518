"""Whether a draft was made from this record, and what happened to the record since.

A draft carries the hash of the last event that it tells (`origin`). Here it is looked for in the session: in
the line of play that is played now, in another, or in what was taken back. What differs is told in a
sentence; the draft is compared all the same. To tell one more difference: a sentence in `standing_of`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from wargame.report.options import Options
from wargame.report.origin import Origin, options_in
from wargame.session.history import History
from wargame.session.session import Session
from wargame.words.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Standing:
    """How a draft stands to a session."""

    options: Options
    """The choices with which the report is made again."""
    notices: tuple[Sentence, ...]


def standing_of(session: Session, origin: Origin | None) -> Standing:
    """Return with which choices a draft's report is made again from a session, and what has to be said."""
    if origin is None:
        return Standing(Options(), (Sentence("draft-of-no-record"),))
    history = session.history
    options = options_in(origin)
    branch = options.branch if options.branch in history.heads else None
    if not origin.record:
        return Standing(_within(history, replace(options, branch=branch)), ())
    number = _number(session, origin.record)
    if number is None:
        fitting = _within(history, replace(options, branch=branch))
        return Standing(fitting, (Sentence("draft-of-other-record"),))
    lines = {name: history.line(head) for name, head in history.heads.items()}
    holding = [name for name, line in lines.items() if any(one.number == number for one in line)]
    if not holding:
        fitting = _within(history, replace(options, branch=branch))
        return Standing(fitting, (Sentence("draft-taken-back", event=number),))
    named = branch if branch in holding else None
    own = history.branch if history.branch in holding else holding[0]
    chosen = named or own
    options = _within(history, replace(options, branch=chosen))
    return Standing(options, tuple(_notices(history, options, chosen, number)))


def _notices(history: History, options: Options, branch: str, number: int) -> Iterator[Sentence]:
    if branch != history.branch:
        yield Sentence("draft-of-other-branch", branch=branch, present=history.branch)
    if options.until is None and options.turn is None:
        later = sum(one.number > number for one in history.line(history.heads[branch]))
        if later:
            yield Sentence("draft-of-earlier", later=later, event=number)


def _number(session: Session, record: str) -> int | None:
    """Return the number of the event with this hash; None if the session has none."""
    numbers = range(session.history.last, 0, -1)
    return next((number for number in numbers if session.journal.hash_at(number) == record), None)


def _within(history: History, options: Options) -> Options:
    """Return the choices without a turn that the line of play does not have."""
    line = history.line(history.heads[history.branch_called(options.branch)])
    last = line[-1].event.turn if line else 0
    until = options.until if options.until is not None and 1 <= options.until <= last else None
    turn = options.turn if options.turn is not None and 1 <= options.turn <= last else None
    return replace(options, until=until, turn=turn)
