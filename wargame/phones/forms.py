"""What a phone can ask to have done: the fields of each command, and what it has to be meant for.

A phone's message is anything at all until `fitted` has read it: every value is checked against its field
(`session.script_fields`), and what is too deep, too much or no plain data is refused before. Goes to
`commands`, which has it done. A new command: a form here with its name in `FORMS`, its place in `MEANT_FOR`
if it can come too late, what it does in `hand`, and a row in docs/phones.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from wargame.game.moves import FreeText, Move
from wargame.limits import LARGEST_NUMBER
from wargame.session.messages import About
from wargame.session.notes import Tag
from wargame.session.script_fields import fit, written
from wargame.session.unsent import AnswerBegun, Draft, NoteBegun, OfferBegun
from wargame.terms import ActorId, Instrument, Refused

DEEPEST: Final = 6
MOST_VALUES: Final = 2_000


class Form:
    """The fields of a command; what they have in common is that there are some, or none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeForm(Form):
    """A move in a seat's own words."""

    title: str
    intent: str = ""
    means: str = ""
    desired: str = ""
    reasons: tuple[str, ...] = ()
    instrument: Instrument = "diplomatic"
    covert: bool = False

    @property
    def text(self) -> FreeText:
        """The same as the game has it."""
        return FreeText(
            title=self.title,
            intent=self.intent,
            means=self.means,
            desired=self.desired,
            reasons=self.reasons,
            instrument=self.instrument,
            covert=self.covert,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveForm(Form):
    """A move of a plan: a card, or a free move."""

    card: str = ""
    target: str = ""
    argument: str = ""
    free: FreeForm | None = None

    def move(self, seat: ActorId) -> Move:
        """Return the move of a seat."""
        free = None if self.free is None else self.free.text
        return Move(seat=seat, card=self.card, target=self.target, argument=self.argument, free=free)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferForm(Form):
    """A deal that is being written."""

    parties: tuple[str, ...] = ()
    terms: str = ""
    public: bool = True

    @property
    def begun(self) -> OfferBegun:
        """The same as it is kept."""
        return OfferBegun(parties=self.parties, terms=self.terms, public=self.public)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerForm(Form):
    """An answer for the hot wash that is being written."""

    text: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanForm(Form):
    """All that is planned and written and neither sealed nor sent, as `PlanNow` has it."""

    moves: tuple[MoveForm, ...] = ()
    free: FreeForm | None = None
    free_target: str = ""
    begun: MoveForm | None = None
    aside: tuple[MoveForm, ...] = ()
    passing: str = ""
    views: dict[str, int] = field(default_factory=dict)
    letter: str = ""
    to: tuple[str, ...] = ()
    question: str = ""
    offer: OfferForm | None = None
    answers: dict[str, AnswerForm] = field(default_factory=dict)

    def draft(self, seat: ActorId, turn: int) -> Draft:
        """Return the draft of a seat."""
        offer = self.offer
        return Draft(
            turn=turn,
            moves=tuple(one.move(seat) for one in self.moves),
            free=None if self.free is None else self.free.text,
            free_target=self.free_target,
            begun=None if self.begun is None else self.begun.move(seat),
            aside=tuple(one.move(seat) for one in self.aside),
            passing=self.passing,
            views=self.views,
            letter=self.letter,
            to=self.to,
            question=self.question,
            offer=None if offer is None else offer.begun,
            answers={
                about: AnswerBegun(text=one.text, person=one.person) for about, one in self.answers.items()
            },
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepDraft(Form):
    """Keep what is typed: the parts of the draft that are named in it, the rest stays as it lies."""

    draft: PlanForm
    parts: tuple[str, ...] = ()
    """The fields that the draft names; found where the message is read."""
    seen: dict[str, str] = field(default_factory=dict)
    """The mark of each part as the phone saw it last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal(Form):
    """Seal moves in their order."""

    moves: tuple[MoveForm, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdraw(Form):
    """Take a sealed move back."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pass(Form):
    """Make no further move in this turn."""

    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Free(FreeForm):
    """Seal a move in one's own words."""

    target: str = ""
    argument: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Write(Form):
    """Write to seats, or to Control with an empty name."""

    to: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask(Form):
    """Ask Control."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer(Form):
    """Offer a deal that the scenario has ready, or one in one's own words."""

    ready: str = ""
    parties: tuple[str, ...] = ()
    terms: str = ""
    public: bool = False
    until: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerDeal(Form):
    """Accept a deal, or decline it."""

    deal: int
    yes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Respond(Form):
    """Answer an inject."""

    answer: str
    inject: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CastVote(Form):
    """Vote."""

    vote: int
    option: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Perceive(Form):
    """Say how the seat sees its ties."""

    views: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reflect(Form):
    """Answer a question of the hot wash."""

    question: About
    text: str
    person: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speak(Form):
    """Back or block an open move, or neither any more."""

    move: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Give(Form):
    """Give influence to another seat."""

    to: str
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Observe(Form):
    """Write an observation down."""

    text: str
    tag: Tag = "note"
    seat: str = ""
    event: int | None = None
    """Counted as the table told it (`table.told_at`); the last one if it is left out."""
    phone: str = ""
    """Where it was written; what was begun there is done with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Jot(Form):
    """Keep an observation while it is being written."""

    phone: str
    text: str = ""
    tag: Tag = "note"
    seat: str = ""
    event: int | None = None

    @property
    def note(self) -> NoteBegun:
        """The same as it is kept."""
        return NoteBegun(text=self.text, tag=self.tag, seat=self.seat, event=self.event)


FORMS: Final[Mapping[str, type[Form]]] = {
    "draft": KeepDraft,
    "seal": Seal,
    "withdraw": Withdraw,
    "pass": Pass,
    "free": Free,
    "write": Write,
    "ask": Ask,
    "offer": Offer,
    "answer": AnswerDeal,
    "respond": Respond,
    "vote": CastVote,
    "perceive": Perceive,
    "reflect": Reflect,
    "back": Speak,
    "block": Speak,
    "unback": Speak,
    "give": Give,
    "observe": Observe,
    "jot": Jot,
}
"""Every command of a phone by its name."""

_OF_TEXTS: Final = ("text-too-long", "text-with-nul", "text-with-half")
"""What can be wrong with what a person wrote, whatever page it comes from."""

_PHASE: Final = ("turn", "phase")

MEANT_FOR: Final[Mapping[str, tuple[str, ...]]] = {
    "seal": _PHASE,
    "withdraw": _PHASE,
    "pass": _PHASE,
    "free": _PHASE,
    "back": _PHASE,
    "block": _PHASE,
    "unback": _PHASE,
    "give": _PHASE,
    "respond": ("turn",),
    "perceive": ("turn",),
}
"""What has to be as it was when the command was given, or it comes too late. A vote has its number.

A draft has its turn too, but only what is planned in it can be too late: what is written stays.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """What a command was meant for."""

    turn: int | None = None
    phase: str = ""


def fitted(name: str, given: Mapping[str, Any]) -> Form:
    """Return the command that a phone's message describes.

    Raises
    ------
    Refused
        If there is no such command, or what it holds is not what it should be.
    """
    if name not in FORMS:
        raise Refused("phone-command-unknown")
    _check_plain(given)
    try:
        return fit(FORMS[name], _as_fields(given), name)
    except Refused as refusal:
        told = refusal.told
        if told.what in _OF_TEXTS:
            raise Refused(told.what, **{**told.given, "what": "text"}) from refusal
        # A page of ours sends nothing else; its fields are no words for whoever holds the phone.
        raise Refused("phone-command-unknown") from refusal


def _as_fields(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return a message with fields named as scripts name them: a draft comes as the view showed it."""
    fields = {name: value for name, value in given.items() if name != "parts"}
    draft = given.get("draft")
    if not isinstance(draft, Mapping):
        return fields
    parts = [name for name in draft if name != "marks"]
    return {**fields, "draft": {written(name): draft[name] for name in parts}, "parts": parts}


def meant(given: Mapping[str, Any]) -> Meant:
    """Return what a command was meant for; what cannot be read is left out."""
    turn, phase = given.get("turn"), given.get("phase")
    return Meant(
        turn=turn if type(turn) is int and abs(turn) <= LARGEST_NUMBER else None,
        phase=phase if isinstance(phase, str) else "",
    )


def _check_plain(given: object) -> None:
    """Refuse what is no plain data, or more of it than any command needs.

    Raises
    ------
    Refused
        If it is.
    """
    waiting: list[tuple[object, int]] = [(given, 0)]
    for value, depth in waiting:
        if depth > DEEPEST or len(waiting) > MOST_VALUES:
            raise Refused("phone-command-unknown")
        if isinstance(value, Mapping):
            if not all(isinstance(key, str) for key in value):
                raise Refused("phone-command-unknown")
            waiting += [(one, depth + 1) for one in value.values()]
        elif isinstance(value, list):
            waiting += [(one, depth + 1) for one in value]
        elif type(value) is int and abs(value) > LARGEST_NUMBER:
            raise Refused("phone-number-large", most=LARGEST_NUMBER)
