"""What one session gives to a cohort: numbers only, no names of people, no texts.

A session file is read, never written; `extracted` gives its `Extract`, which `cache` keeps by the file's
contents and the program's version. What is compared later is taken from here, so a measure that needs one
more number of a session has a field here, filled in `_of_session`, and a new `FORM`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Final, TypeVar

import msgspec

from wargame.alignment.blocs import best_blocs
from wargame.alignment.graph import signed_graph
from wargame.alignment.monitor import answer
from wargame.alignment.network import network_of
from wargame.cohort.moves import Ruled, Sealed, moves_ruled, moves_sealed
from wargame.game.compiled import CompiledScenario
from wargame.game.events import (
    AnswersOpened,
    BoardAdjusted,
    CoverBlown,
    DealAnswered,
    InfluenceGiven,
    InjectAnswered,
    InjectFired,
    InjectPostponed,
    InjectSkipped,
    MarkingSet,
    MoveRuled,
    MoveSealed,
    SeatPassed,
    SessionOpened,
)
from wargame.game.score import scores, winners
from wargame.game.state import GameState, opening_state
from wargame.journal.file import read
from wargame.journal.rows import Entry, Record
from wargame.scenario.model import Marking, Scenario
from wargame.session.design_line import DesignLine, line_of
from wargame.session.history import History, rebuild
from wargame.session.pace import spans
from wargame.session.second_rulings import RuledTwice, ruled_twice, shared_in, without_words
from wargame.session.session import Session
from wargame.terms import ActorId, CardId
from wargame.times import moment

E = TypeVar("E")

FORM: Final = 9
"""Of what is kept; another one makes every session be read again."""

BOT: Final = "bot:"
"""How the author of what a bot did begins."""

PEOPLE: Final = "people"
"""Who played a seat that no policy is known of."""


class Extract(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One session in numbers. Rows by turn begin with the start, before turn 1."""

    scenario: str
    """The scenario's id."""
    scenario_hash: str
    title: str
    """The scenario's title; the session's own name is not kept."""
    first: str
    """The hash of the session's first event: copies and branches of one session share it."""
    last: str
    """The hash of its last event."""
    seed: int
    key: str
    """What makes the throws with the seed."""
    turns: int
    """How many it was to have in the end."""
    played: int
    """How many were played."""
    ended: str
    """The ending's id; empty if the game is not over."""
    opened: bool
    """Whether Control opened everything that was secret at its close."""
    when: tuple[float, float] | None
    """When its first and its last event were recorded, in seconds since 1970; None if that cannot be read."""
    marking: Marking | None
    """How what leaves its room is marked, without the house's logo; None for as the scenario says."""
    branches: int
    """Lines of play in the file; what stands here is of the one that was played last."""
    hidden: Mapping[ActorId, str]
    cards_off: tuple[CardId, ...]
    method: str
    players: Mapping[ActorId, str]
    """For each seat the bots' policy that made its moves, or `people`."""
    ties: tuple[tuple[int, ...], ...]
    """By turn, in the order of `pairs`."""
    pairs: tuple[tuple[ActorId, ActorId], ...]
    tracks: tuple[tuple[int, ...], ...]
    """By turn, in the scenario's order."""
    track_ids: tuple[str, ...]
    index: tuple[float, ...]
    """The question's index by turn; empty if the scenario asks none."""
    verdict: str
    """The verdict's id at the end; empty if there is none."""
    blocs: tuple[int, ...]
    """For each actor the number of its bloc at the end, -1 for one without ties."""
    points: Mapping[ActorId, float]
    winners: tuple[ActorId, ...]
    rulings: tuple[Ruled, ...]
    passes: tuple[tuple[int, ActorId], ...]
    """Turn and seat."""
    sealed: tuple[Sealed, ...]
    """Every move, in the order in which they were sealed; none that was taken back."""
    injects: tuple[tuple[int, str], ...]
    """Turn and inject, as they came."""
    answers: tuple[tuple[int, str, bool], ...]
    """Turn, inject and whether the seat paid."""
    chosen: tuple[tuple[int, str, ActorId, str], ...]
    """Turn, inject, seat and the answer that it gave, or that its silence meant; empty for none."""
    blown: tuple[tuple[int, int], ...]
    """Turn and number of each covert move that an inject brought to light."""
    argued: Mapping[int, int]
    """What arguments added to the throw of a move, by its number; none where they added nothing."""
    other: int
    """What moved the board and cannot be played again: deals, gifts, corrections, injects by hand."""
    seconds: tuple[float, ...]
    """How long each turn took, breaks left out."""
    design: DesignLine | None = None
    """Its place in a design that was sealed before play."""
    program: str = ""
    """The version of Entente that made the file; empty for a session that is in none."""
    twice: tuple[RuledTwice, ...] = ()
    """Moves ruled on twice, where the umpire lets them be counted: without titles, reasons, people."""

    @property
    def is_over(self) -> bool:
        """Whether the game came to an end of any kind."""
        return bool(self.ended)

    @property
    def ended_early(self) -> bool:
        """Whether it ended before its last turn."""
        return self.is_over and self.played < self.turns

    @property
    def drawn(self) -> str:
        """Which hidden set every seat had, as one text: tables of one hidden draw have the same."""
        return " ".join(f"{seat}={drawn}" for seat, drawn in sorted(self.hidden.items()))

    @property
    def by_bots(self) -> bool:
        """Whether bots made the moves of every seat."""
        return PEOPLE not in self.players.values()

    @property
    def by_hand(self) -> int:
        """How many rulings were made or changed by hand."""
        return sum(one.thrown is None or one.overridden for one in self.rulings)


def content_hash(path: Path) -> str:
    """Return what tells the contents of a session file from any other; OSError if it cannot be read."""
    made = sha256(path.read_bytes())
    for beside in (f"{path}-wal", f"{path}-journal"):
        if Path(beside).is_file():
            made.update(Path(beside).read_bytes())
    return made.hexdigest()


def extracted(path: Path) -> Extract:
    """Return what a session file gives to a cohort; nothing is written.

    Raises
    ------
    RecordError
        If it is no session; RecordBroken if it is damaged.
    """
    return of_record(*read(path))


def of_record(scenario: Scenario, record: Record) -> Extract:
    """Return what a session's scenario and record give to a cohort.

    Raises
    ------
    RecordBroken
        If an event does not fit the state before it.
    """
    compiled = _compiled(record.hashes[0], scenario)
    history = rebuild(opening_state(compiled), record.entries, record.moves)
    made = _of_history(history, record.hashes.__getitem__, record.settings)
    return msgspec.structs.replace(made, program=record.program)


def of_session(session: Session) -> Extract:
    """Return what a session that is open gives to a cohort."""
    return _of_history(session.history, session.journal.hash_at, session.settings)


_COMPILED: Final[dict[str, CompiledScenario]] = {}
_MOST_COMPILED: Final = 8
"""Versions of a scenario that are kept ready; a cohort rarely has more than two."""


def _compiled(of: str, scenario: Scenario) -> CompiledScenario:
    """Return a scenario ready for play; sessions of one version share it."""
    if of not in _COMPILED:
        while len(_COMPILED) >= _MOST_COMPILED:
            del _COMPILED[next(iter(_COMPILED))]
        _COMPILED[of] = CompiledScenario(scenario)
    return _COMPILED[of]


def _of_history(history: History, hash_at: Callable[[int], str], settings: Mapping[str, str]) -> Extract:
    compiled = history.opening.compiled
    line, state, scenario = history.line(), history.state, compiled.scenario
    states = [history.opening]
    for turn, number in history.turn_ends().items():
        # A turn that was opened and not played has nothing of its own yet.
        if turn <= max(state.turns_played, 1) and turn > 0:
            states.append(history.state_at(number))
    opened = next((one.event for one in line if isinstance(one.event, SessionOpened)), None)
    asks = scenario.monitor is not None
    pairs = tuple(compiled.board.pairs)
    made = scores(state)
    return Extract(
        scenario=scenario.id,
        scenario_hash=hash_at(0),
        title=scenario.title,
        first=hash_at(1) if line else "",
        last=hash_at(line[-1].number) if line else "",
        seed=state.setup.seed,
        key=state.setup.key,
        turns=state.setup.turns,
        played=state.turns_played if opened else 0,
        ended=state.affairs.ended,
        opened=state.affairs.opened,
        when=_when(line),
        marking=replace(newest.marking, logo="") if (newest := history.newest(MarkingSet)) else None,
        branches=len(history.heads),
        hidden=dict(state.setup.hidden),
        cards_off=tuple(sorted(state.setup.cards_off)),
        method=state.setup.method,
        players=_players(compiled, line),
        ties=tuple(tuple(one.alignment(*pair) for pair in pairs) for one in states),
        pairs=pairs,
        tracks=tuple(tuple(one.track(of.id) for of in scenario.tracks) for one in states),
        track_ids=tuple(of.id for of in scenario.tracks),
        index=tuple(said.index for one in states if (said := answer(one))) if asks else (),
        verdict=said.verdict if (said := answer(state)) else "",
        blocs=_blocs(state),
        points={one.seat: float(one.total) for one in made},
        winners=winners(made) if state.affairs.ended else (),
        rulings=moves_ruled(line),
        passes=tuple((one.turn, one.seat) for one in _of_kind(line, SeatPassed)),
        sealed=moves_sealed(line),
        injects=tuple((one.turn, one.inject) for one in _of_kind(line, InjectFired)),
        answers=tuple((one.turn, one.inject, one.paid) for one in _of_kind(line, InjectAnswered)),
        chosen=tuple(
            (one.turn, one.inject, seat, answer)
            for one in _of_kind(line, AnswersOpened)
            for seat, answer in one.chosen.items()
        ),
        blown=tuple((one.turn, one.number) for one in _of_kind(line, CoverBlown)),
        argued={
            one.number: one.reckoning.argument for one in _of_kind(line, MoveRuled) if one.reckoning.argument
        },
        other=sum(_is_other(entry.event) for entry in line),
        seconds=_seconds(line),
        design=line_of(settings, line),
        twice=_twice(history),
    )


def _when(line: Sequence[Entry]) -> tuple[float, float] | None:
    ends = [at.timestamp() for one in (*line[:1], *line[-1:]) if (at := moment(one.at)) is not None]
    return (ends[0], ends[1]) if len(ends) == 2 else None


def _is_other(event: object) -> bool:
    """Return whether something moved the board that no replay of moves and throws brings about."""
    match event:
        case InjectFired(inject=inject, by_hand=by_hand):
            return by_hand or inject.startswith("ad-hoc")
        case InfluenceGiven() | BoardAdjusted() | InjectSkipped() | InjectPostponed():
            return True
        case DealAnswered(changes=changes):
            return bool(changes)
        case _:
            return False


def _of_kind(line: Sequence[Entry], kind: type[E]) -> Iterator[E]:
    return (entry.event for entry in line if isinstance(entry.event, kind))


def _players(compiled: CompiledScenario, line: Iterable[Entry]) -> dict[ActorId, str]:
    """Return who made the moves of each seat: the one policy that made them all, else people."""
    authors: dict[ActorId, set[str]] = {seat: set() for seat in compiled.seats}
    for entry in line:
        if isinstance(entry.event, MoveSealed):
            authors[entry.event.move.seat].add(entry.author)
        elif isinstance(entry.event, SeatPassed):
            authors[entry.event.seat].add(entry.author)
    return {
        seat: by.removeprefix(BOT)
        if len(names) == 1 and (by := next(iter(names))).startswith(BOT)
        else PEOPLE
        for seat, names in authors.items()
    }


def _blocs(state: GameState) -> tuple[int, ...]:
    """Return for each actor the bloc in which it ended, by the split that costs least ties."""
    network = network_of(signed_graph(state))
    blocs = best_blocs(network).plain.blocs
    of = {actor: number for number, bloc in enumerate(blocs) for actor in bloc}
    return tuple(of.get(actor.id, -1) for actor in state.compiled.scenario.actors)


def _twice(history: History) -> tuple[RuledTwice, ...]:
    if not shared_in(history):
        return ()
    return tuple(without_words(one) for one in ruled_twice(history.line()) if one.others or one.again)


def _seconds(line: Sequence[Entry]) -> tuple[float, ...]:
    took: dict[int, float] = {}
    for span in spans(line):
        took[span.turn] = took.get(span.turn, 0.0) + span.seconds
    return tuple(round(took[turn], 1) for turn in sorted(took))
