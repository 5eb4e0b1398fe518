"""What has happened in a session: facts, in order, never changed.

An event is written in the past tense and carries every number it needs. Replaying a record therefore
asks no rule, no die and no clock: a session played under last year's rules still replays to the very
state that its players saw.

Events come from the functions of `wargame.session`, which ask the rules; `state.apply` is the only
reader that turns them into a GameState. To add an event: a class here and its name in `Event`, what
follows from it in `game.transitions` and `state.AFTER`, what of it may be seen in `redaction` and `told`, its
words in `session.event_words`, its row in docs/session-file.md. Tests point at whichever is missing.
"""

from typing import Final, Literal, TypeAlias

from msgspec import Struct, field

from wargame.game.moves import Argument, FreeTerms, Move
from wargame.scenario.model import Marking
from wargame.terms import ActorId, CardId, InjectId, ObjectiveId, Outcome, Quantity
from wargame.words.methods import Method


class Change(Struct, frozen=True, gc=False):
    """A number on the board moved, or was asked to and could not."""

    what: Quantity
    """Which number."""
    asked: int
    """By how much the rule or the person wanted to move it."""
    before: int
    """What it was; repeats what the state holds, so that a record that no longer fits is found at once."""
    after: int
    """What it is now: clamped to its range, held by gates."""
    why: str = ""
    """The upkeep rule or other cause, where one event has several."""


Changes: TypeAlias = tuple[Change, ...]


class SessionOpened(Struct, frozen=True, kw_only=True, gc=False):
    """The facilitator started a session. The first event of every record."""

    turn: int
    scenario: str
    """The scenario's id."""
    scenario_hash: str
    title: str
    """What the session is called."""
    seed: int
    turns: int
    method: Method
    hidden: dict[ActorId, str] = field(default_factory=dict)
    """Seat and the hidden set that it drew or was given."""
    assigned: tuple[ActorId, ...] = ()
    """Seats whose hidden set was given, not drawn."""
    cards_off: tuple[CardId, ...] = ()
    """Cards switched off for this session."""
    minutes: dict[str, int] = field(default_factory=dict)
    """Phase and the length of its timer, where it differs from the scenario's."""
    key: str = ""
    """Hexadecimal digits that make throws, draws and orders with the seed; empty for the seed alone."""


class PlayerJoined(Struct, frozen=True, kw_only=True, gc=False):
    """A person took a place in a seat. Names stand in the table of people, not here."""

    turn: int
    person: int
    seat: ActorId
    """The seat; empty for an observer."""


class PlayerLeft(Struct, frozen=True, kw_only=True, gc=False):
    """A person left the table."""

    turn: int
    person: int
    seat: ActorId


class PhaseOpened(Struct, frozen=True, kw_only=True, gc=False):
    """A phase of the turn began."""

    turn: int
    phase: int
    """Its place in the scenario's turn, from 0."""
    kind: str
    how: Literal["next", "skipped", "reopened"] = "next"
    """`skipped`: phases between were left out. `reopened`: the facilitator went back."""
    reason: str = ""


class InjectFired(Struct, frozen=True, kw_only=True, gc=False):
    """Control brought an event into the game."""

    turn: int
    inject: InjectId
    """Its id; `ad-hoc-N` for one written on the spot."""
    title: str
    text: str = ""
    to: tuple[ActorId, ...] = ()
    """Seats told in private; empty for the room."""
    by_hand: bool = False
    changes: Changes = ()
    waits_for: ActorId = ""
    """The seat that may pay to cancel it; its effects wait for the answer."""
    price: int = 0
    note: str = ""
    """For Control only."""
    exposes: bool = False
    """Whether the facilitator is to expose a covert move."""
    ends_briefing: bool = False
    """Whether it came by hand when nothing else was due, so that no trigger is tested again this turn."""
    asks: tuple[ActorId, ...] = ()
    """The seats that are asked for an answer, in the order in which their answers count."""


class InjectAnswered(Struct, frozen=True, kw_only=True, gc=False):
    """A seat paid to cancel an inject, or let it happen."""

    turn: int
    inject: InjectId
    seat: ActorId
    paid: bool
    changes: Changes = ()
    exposes: bool = False
    """Whether the facilitator is to expose a covert move."""


class AnswerSealed(Struct, frozen=True, kw_only=True, gc=False):
    """A seat gave its answer to an inject that asks several; it stays secret until all are open."""

    turn: int
    inject: InjectId
    seat: ActorId
    answer: str
    """The id of the answer."""


class AnswersOpened(Struct, frozen=True, kw_only=True, gc=False):
    """The answers to an inject were opened, and what they changed came about."""

    turn: int
    inject: InjectId
    chosen: dict[ActorId, str]
    """Each seat that was asked and its answer; empty for none. Of a silent seat what its silence means."""
    silent: tuple[ActorId, ...] = ()
    """The seats that gave no answer, or could not pay for it any more."""
    changes: Changes = ()


class InjectSkipped(Struct, frozen=True, kw_only=True, gc=False):
    """Control left an inject out; it counts as fired."""

    turn: int
    inject: InjectId
    reason: str = ""


class InjectPostponed(Struct, frozen=True, kw_only=True, gc=False):
    """Control put an inject off to a later turn."""

    turn: int
    inject: InjectId
    until: int
    reason: str = ""


class IncomePaid(Struct, frozen=True, kw_only=True, gc=False):
    """Every seat received its income."""

    turn: int
    changes: Changes


class InfluenceGiven(Struct, frozen=True, kw_only=True, gc=False):
    """One seat gave influence to another."""

    turn: int
    giver: ActorId
    receiver: ActorId
    asked: int
    changes: Changes


class StatementMade(Struct, frozen=True, kw_only=True, gc=False):
    """Seats made a joint statement; the log keeps it, nothing enforces it."""

    turn: int
    seats: tuple[ActorId, ...]
    text: str


class MoveSealed(Struct, frozen=True, kw_only=True, gc=False):
    """A seat committed a move and paid for it."""

    turn: int
    number: int
    """The move's number in this line of play, from 1."""
    move: Move
    title: str
    """The card's title, or the free move's."""
    cost: int
    covert: bool
    changes: Changes


class MoveWithdrawn(Struct, frozen=True, kw_only=True, gc=False):
    """A seat took a sealed move back before the phase closed, and its influence with it."""

    turn: int
    number: int
    changes: Changes


class SeatPassed(Struct, frozen=True, kw_only=True, gc=False):
    """A seat made no (further) move this turn."""

    turn: int
    seat: ActorId
    reason: str = ""


class MoveArgued(Struct, frozen=True, kw_only=True, gc=False):
    """Someone gave a reason for or against a move."""

    turn: int
    number: int
    argument: Argument


class ChancesNamed(Struct, frozen=True, kw_only=True, gc=False):
    """Seats, or the facilitator, named the chance of a move before it was talked about."""

    turn: int
    number: int
    votes: dict[ActorId, int] = field(default_factory=dict)
    """Seat and the chance of success or better that it named, in percent."""
    chance: int | None = None
    """The facilitator's, in percent."""


class FreeMoveJudged(Struct, frozen=True, kw_only=True, gc=False):
    """The facilitator set a free move's difficulty and effects, before its odds were shown."""

    turn: int
    number: int
    terms: FreeTerms


class MoveBacked(Struct, frozen=True, kw_only=True, gc=False):
    """A seat paid to back or to block another seat's overt move, or took that back and what it paid."""

    turn: int
    number: int
    seat: ActorId
    by: int
    """+1 backed, -1 blocked, 0 took back what it had said of it."""
    changes: Changes


class Throw(Struct, frozen=True, kw_only=True, gc=False):
    """Dice thrown, or entered by hand; numbered without gaps in the whole file."""

    number: int
    dice: tuple[int, ...]
    """Two six-sided dice, or one number from 1 to 100."""
    by_hand: bool = False


class Reckoning(Struct, frozen=True, kw_only=True, gc=False):
    """Everything that stood before a throw: what made the odds, and the odds."""

    method: Method
    difficulty: int = 0
    modifiers: tuple[tuple[str, int], ...] = ()
    """What moved the throw and by how much, before any cap."""
    card: int = 0
    """The card's own modifiers together, capped."""
    backing: int = 0
    """Backing less blocking, capped."""
    argument: int = 0
    """The argument modifier, or pros less cons under the matrix method."""
    argument_reason: str = ""
    arguments: tuple[Argument, ...] = ()
    votes: dict[ActorId, int] = field(default_factory=dict)
    """Seat and the chance it named, in percent."""
    chance: int | None = None
    """The chance of success or better in percent, where no dice difficulty is used."""
    odds: tuple[int, int, int, int] = (0, 0, 0, 0)
    """Ways to exceed, succeed, succeed partly, fail."""
    of: int = 0
    """Out of so many; 0 where nothing is thrown."""

    @property
    def total(self) -> int:
        """All modifiers after their caps."""
        return self.card + self.backing + self.argument


class ExposureTest(Struct, frozen=True, kw_only=True, gc=False):
    """Whether a covert move came to light."""

    throw: Throw
    scrutiny: int
    failed: int
    """1 if the move failed, which makes exposure likelier."""
    threshold: int
    exposed: bool
    changes: Changes = ()


class MoveRuled(Struct, frozen=True, kw_only=True, gc=False):
    """The move was ruled on; a failed one is a fact too, and its throw is spent."""

    turn: int
    number: int
    seat: ActorId
    card: CardId
    title: str
    target: ActorId
    covert: bool
    reckoning: Reckoning
    throw: Throw | None
    margin: int | None
    """Total less difficulty; none where no difficulty is used."""
    rolled: Outcome | None
    """What the rules gave; none where the facilitator named the outcome."""
    outcome: Outcome
    """What holds: the same, or what the facilitator put in its place."""
    changes: Changes
    exposure: ExposureTest | None = None
    decided_by: str = ""
    reason: str = ""
    """The rationale; required where the ruling departs from the rules."""
    pulls: tuple[int, ...] = ()
    """What playing this reveals on the scenario's policy questions."""


class RulingOverridden(Struct, frozen=True, kw_only=True, gc=False):
    """The facilitator put another outcome or other effects in place of what was ruled."""

    turn: int
    number: int
    before: Outcome
    after: Outcome
    undone: Changes
    """The ruled changes taken back, last first."""
    changes: Changes
    """The changes that hold instead."""
    exposure: ExposureTest | None = None
    """The same exposure throw, read again."""
    reason: str
    decided_by: str = ""


class SecondRulingGiven(Struct, frozen=True, kw_only=True, gc=False):
    """Somebody who did not know the first ruling ruled on the same move; it changes nothing in the game."""

    turn: int
    """The turn that is played now; the move may be of an earlier one."""
    number: int
    """The move's number."""
    chance: int | None = None
    """The chance of success or better, in percent."""
    outcome: Outcome | None = None
    """The outcome, where the facilitator names it and nothing is thrown."""
    reason: str = ""
    person: int | None = None
    """Who ruled; none for somebody who is not named."""
    again: bool = False
    """Whether the umpire met the move again, instead of somebody else."""


class SecondRulingsShared(Struct, frozen=True, kw_only=True, gc=False):
    """The umpire let second rulings be counted together with those of other tables, or no longer."""

    turn: int
    shared: bool


class CoverBlown(Struct, frozen=True, kw_only=True, gc=False):
    """The facilitator exposed a covert move by an inject."""

    turn: int
    number: int
    seat: ActorId
    card: CardId
    title: str
    inject: InjectId
    changes: Changes


class BoardAdjusted(Struct, frozen=True, kw_only=True, gc=False):
    """The facilitator corrected a number by hand."""

    turn: int
    change: Change
    reason: str


class UpkeepDone(Struct, frozen=True, kw_only=True, gc=False):
    """What happens by itself at the end of a turn has happened."""

    turn: int
    changes: Changes
    crossed: tuple[ObjectiveId, ...] = ()
    """Red lines crossed for the first time."""


class AuditHeld(Struct, frozen=True, kw_only=True, gc=False):
    """The interim audit: the numbers that count for it, in the order of the board."""

    turn: int
    values: tuple[int, ...]


class TurnClosed(Struct, frozen=True, kw_only=True, gc=False):
    """The turn is over and the next one begins."""

    turn: int
    refreshed: bool = False
    """Whether all limits of cards start anew."""


class GameEnded(Struct, frozen=True, kw_only=True, gc=False):
    """The game is over; scores are final."""

    turn: int
    ending: str
    """The ending's id, `calendar`, or `facilitator`."""
    title: str
    changes: Changes = ()
    reason: str = ""


class CalendarChanged(Struct, frozen=True, kw_only=True, gc=False):
    """The facilitator changed how many turns there are."""

    turn: int
    before: int
    after: int
    reason: str = ""


class DealProposed(Struct, frozen=True, kw_only=True, gc=False):
    """A seat offered a deal."""

    turn: int
    number: int
    """The deal's number, from 1."""
    proposer: ActorId
    parties: tuple[ActorId, ...]
    """All of them, the proposer first."""
    terms: str
    public: bool = True
    until: int | None = None
    """The last turn in which it binds; none for the whole session."""
    effects: str = ""
    """Agreed effects, in the language of scenarios, applied when all have accepted."""


class DealAnswered(Struct, frozen=True, kw_only=True, gc=False):
    """A party accepted or declined; with the last acceptance the deal stands."""

    turn: int
    number: int
    seat: ActorId
    accepted: bool
    changes: Changes = ()


class DealLapsed(Struct, frozen=True, kw_only=True, gc=False):
    """An offer was not taken up, or was withdrawn."""

    turn: int
    number: int
    reason: str = ""


class DealJudged(Struct, frozen=True, kw_only=True, gc=False):
    """A deal was marked as kept or broken."""

    turn: int
    number: int
    kept: bool
    by: ActorId = ""
    """Who broke it, if one party did."""
    reason: str = ""


class MessageSent(Struct, frozen=True, kw_only=True, gc=False):
    """A seat, or Control, wrote to some seats; nobody else knows of it."""

    turn: int
    sender: ActorId
    """The seat; empty for Control."""
    to: tuple[ActorId, ...]
    """The seats; empty for Control."""
    text: str


class QuestionAsked(Struct, frozen=True, kw_only=True, gc=False):
    """A seat asked Control for information."""

    turn: int
    number: int
    """The question's number, from 1."""
    seat: ActorId
    text: str


class QuestionAnswered(Struct, frozen=True, kw_only=True, gc=False):
    """Control answered a seat's question."""

    turn: int
    number: int
    seat: ActorId
    """Who had asked."""
    text: str


class VoteOpened(Struct, frozen=True, kw_only=True, gc=False):
    """The table was asked to vote."""

    turn: int
    number: int
    """The vote's number, from 1."""
    question: str
    options: tuple[str, ...]
    secret: bool = False
    """Whether only the counts are told."""


class VoteCast(Struct, frozen=True, kw_only=True, gc=False):
    """A seat voted, or voted anew."""

    turn: int
    number: int
    seat: ActorId
    option: str


class VoteClosed(Struct, frozen=True, kw_only=True, gc=False):
    """A vote was closed and counted."""

    turn: int
    number: int
    counts: dict[str, int] = field(default_factory=dict)
    """Option and how many seats chose it."""


class PerceptionGiven(Struct, frozen=True, kw_only=True, gc=False):
    """A seat said how it sees its ties; a later one takes the place of an earlier one in the same turn."""

    turn: int
    seat: ActorId
    views: dict[ActorId, int]
    """Other actor and the tie as the seat sees it, on the scenario's scale."""


class HotWashAnswered(Struct, frozen=True, kw_only=True, gc=False):
    """Something was said, or written behind the curtain, about the whole game."""

    turn: int
    about: Literal["planned", "happened", "why", "next"]
    text: str
    seat: ActorId = ""
    person: int | None = None
    private: bool = True
    """Whether only Control may read it, also once everything else is opened."""


class PlanQuestionAdded(Struct, frozen=True, kw_only=True, gc=False):
    """A question was added to the data collection plan."""

    turn: int
    question: str
    """Its id: `own-1` and so on."""
    text: str


class PurposeSet(Struct, frozen=True, kw_only=True, gc=False):
    """The house said, or said anew, what the session is held for."""

    turn: int
    purpose: str
    """Its id: one of the scenario's, or `own-1` and so on."""
    text: str


class PurposeDropped(Struct, frozen=True, kw_only=True, gc=False):
    """A purpose was given up; its ratings go with it, and findings that spoke to it stay."""

    turn: int
    purpose: str
    reason: str = ""


class PurposeRated(Struct, frozen=True, kw_only=True, gc=False):
    """An observer rated how far a purpose was met, or all of them agreed on it; a later one counts."""

    turn: int
    purpose: str
    step: str
    """A word of the scenario's scale; empty where a rating was taken away again."""
    reason: str = ""
    person: int | None = None
    """Who rated it; none for what was agreed on."""


class FindingWritten(Struct, frozen=True, kw_only=True, gc=False):
    """A finding was written into the improvement plan, or written anew."""

    turn: int
    number: int
    """The finding's number, from 1."""
    kind: Literal["strength", "improvement"]
    """What went well and is to be kept, or an area for improvement."""
    text: str
    purpose: str = ""
    """The purpose that it speaks to."""
    evidence: tuple[int, ...] = ()
    """The numbers of the events that it rests on."""
    recommendation: str = ""
    action: str = ""
    """What is to be done."""
    owner: str = ""
    """Who sees to it."""
    due: str = ""
    """The day by which it is to be done, as ISO 8601 writes it: `2026-12-01`; empty for none."""
    person: int | None = None


class FindingDropped(Struct, frozen=True, kw_only=True, gc=False):
    """A finding was taken out of the improvement plan."""

    turn: int
    number: int
    reason: str = ""


class TimerSet(Struct, frozen=True, kw_only=True, gc=False):
    """The timer was started, paused, given more time, or stopped."""

    turn: int
    phase: str
    """The kind of the phase; empty before the first."""
    act: Literal["started", "paused", "added", "stopped"]
    left: int
    """Seconds left; below 0 the time is over by so much."""
    whole: int
    """Seconds of the whole time, with what was added."""
    seat: ActorId = ""
    """The seat whose time it is; empty for the whole table."""


class NoteMade(Struct, frozen=True, kw_only=True, gc=False):
    """Someone wrote something down beside an event."""

    turn: int
    on: int
    """The number of the event it belongs to."""
    text: str
    tag: Literal["note", "insight", "issue", "quote", "lesson", "question"] = "note"
    seat: ActorId = ""
    importance: int = 1
    """From 1 (by the way) to 3 (must be in the report)."""
    answers: str = ""
    """The question of the data collection plan that this is evidence for."""
    person: int | None = None


class BookmarkSet(Struct, frozen=True, kw_only=True, gc=False):
    """A place in the record was given a name."""

    turn: int
    on: int
    name: str


class MarkingSet(Struct, frozen=True, kw_only=True, gc=False):
    """What stands on every page that leaves the room was set, all of it anew."""

    turn: int
    marking: Marking


class SeatCodeReset(Struct, frozen=True, kw_only=True, gc=False):
    """The facilitator set or removed a seat's code; the code itself is not recorded."""

    turn: int
    seat: ActorId
    removed: bool = False


class SessionClosed(Struct, frozen=True, kw_only=True, gc=False):
    """The session was closed, with what was said in the hot wash."""

    turn: int
    opened: bool
    """Whether everything hidden may now be seen by all."""
    words: str = ""


Event: TypeAlias = (
    SessionOpened
    | PlayerJoined
    | PlayerLeft
    | PhaseOpened
    | InjectFired
    | InjectAnswered
    | AnswerSealed
    | AnswersOpened
    | InjectSkipped
    | InjectPostponed
    | IncomePaid
    | InfluenceGiven
    | StatementMade
    | MoveSealed
    | MoveWithdrawn
    | SeatPassed
    | MoveArgued
    | ChancesNamed
    | FreeMoveJudged
    | MoveBacked
    | MoveRuled
    | RulingOverridden
    | SecondRulingGiven
    | SecondRulingsShared
    | CoverBlown
    | BoardAdjusted
    | UpkeepDone
    | AuditHeld
    | TurnClosed
    | GameEnded
    | CalendarChanged
    | DealProposed
    | DealAnswered
    | DealLapsed
    | DealJudged
    | MessageSent
    | QuestionAsked
    | QuestionAnswered
    | VoteOpened
    | VoteCast
    | VoteClosed
    | PerceptionGiven
    | HotWashAnswered
    | PlanQuestionAdded
    | PurposeSet
    | PurposeDropped
    | PurposeRated
    | FindingWritten
    | FindingDropped
    | TimerSet
    | NoteMade
    | BookmarkSet
    | MarkingSet
    | SeatCodeReset
    | SessionClosed
)
"""Every kind of event; the name of the class is its kind in the record."""

SEAT_FIELDS: Final = frozenset(
    {
        *("seat", "seats", "to", "waits_for", "giver", "receiver", "proposer", "parties", "sender", "votes"),
        *("hidden", "assigned", "asks", "chosen", "silent"),
    }
)
"""Fields that name seats, in whatever event they stand: one, several, or as keys; empty for none."""
ACTOR_FIELDS: Final = frozenset({"target", "views"})
"""Fields that may name non-player actors too. `DealJudged.by` names a party of the deal, `MoveBacked.by` no
actor at all.
"""
