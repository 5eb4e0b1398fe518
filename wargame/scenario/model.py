"""What a scenario says: frozen values, no reading or writing.

Values come from `scenario.load` (one YAML file) and go to `game.compiled`, which turns them into tables
that the rules use. Every field stands in `docs/scenario-format.md` under its kebab-case name; the
text below a field is its documentation there. To extend the format: a field here with a default, a
check in `scenario.check` if a schema cannot see its faults, a line in the docs, a new
`scenarios/scenario.schema.json` (a test tells when it is stale).

Conditions, measures and effects are texts in the small language of `scenario.expression`; what else a text
is, such as the id of an actor, its annotation says (`scenario.marks`).
"""

from dataclasses import dataclass, field
from typing import Annotated, Literal, TypeAlias

from annotated_types import Ge, Le, MinLen

from wargame.logo import picture_of
from wargame.scenario.marks import Called, Drawn, IdOf, Logo, Names, PictureFile, Prose, Says
from wargame.terms import Instrument, PhaseKind
from wargame.words.methods import Method

AnActor: TypeAlias = Annotated[str, Names("actor")]
ASeat: TypeAlias = Annotated[str, Names("seat")]
ASet: TypeAlias = Annotated[str, Names("hidden-set")]
ATrack: TypeAlias = Annotated[str, Names("track")]
AQuestion: TypeAlias = Annotated[str, Names("question")]
AMechanism: TypeAlias = Annotated[str, Names("mechanism")]
AVerdict: TypeAlias = Annotated[str, Names("verdict")]
AnAnswer: TypeAlias = Annotated[str, Names("answer")]
Condition: TypeAlias = Annotated[str, Says("condition")]
Measure: TypeAlias = Annotated[str, Says("measure")]
Effects: TypeAlias = Annotated[str, Says("effects")]
Sentences: TypeAlias = Annotated[str, Prose()]
Positive: TypeAlias = Annotated[int, Ge(1)]
NotNegative: TypeAlias = Annotated[int, Ge(0)]
Share: TypeAlias = Annotated[float, Ge(0), Le(1)]
Text: TypeAlias = Annotated[str, MinLen(1)]

CONFIG = {"extra": "forbid", "alias_generator": lambda name: name.replace("_", "-"), "strict": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture that stands with a text, for whoever may read that text."""

    __pydantic_config__ = CONFIG
    file: Annotated[str, MinLen(1), PictureFile()]
    """The name of a PNG, JPEG or WebP file in the folder `pictures` beside the scenario: `dam.jpg`."""
    shows: Annotated[Sentences, MinLen(1), Called("What it shows")]
    """What is to be seen on it, for those who cannot see it: `The dam at dusk, its gates shut`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """What a turn is and how many there are."""

    __pydantic_config__ = CONFIG
    turns: Annotated[int, Ge(1), Le(1000)]
    """How many turns the session has unless the facilitator chooses otherwise."""
    turn: str = "a turn"
    """What one turn stands for, in words: `a quarter of a year`."""
    labels: tuple[str, ...] = ()
    """A name for each turn, in order: `Oct-Dec 2017`. Later turns are called by their number."""
    quarters: tuple[Annotated[int, Ge(1), Le(4)], ...] = ()
    """The quarter of the year of each turn, for rules that name `quarter`. Without it `quarter` is 0."""
    quarter_names: dict[Annotated[int, Ge(1), Le(4)], str] = field(default_factory=dict)
    """What people call a quarter: `3: the rains`. Conditions are then read out with its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """One step of a turn."""

    __pydantic_config__ = CONFIG
    kind: PhaseKind
    """What happens in it: briefing, income, negotiation, planning (sealed), moves (one after another),
    reveal, resolution, upkeep.
    """
    title: str = ""
    """What the table calls it; the kind if empty."""
    minutes: NotNegative = 0
    """How long it should take, for the timer; 0 for no timer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """A range of whole numbers, both ends included."""

    __pydantic_config__ = CONFIG
    min: Annotated[int, Called("Lowest")]
    """The lowest value."""
    max: Annotated[int, Called("Highest")] | None = None
    """The highest value; none if it is open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InfluenceRules:
    """How influence, the currency of the game, is held and given."""

    __pydantic_config__ = CONFIG
    max: int | None = None
    """The most that a seat can hold (the carry-over cap); none if it is open."""
    gifts_per_turn: NotNegative = 0
    """How much a seat may give away in one turn, all gifts together."""
    shown: Literal["own", "public"] = "public"
    """Who sees a seat's influence. `public`: everybody, as it was before planning until the next income.
    `own`: the seat itself and Control.
    """
    deals: Literal["refuse", "scale"] = "refuse"
    """What becomes of a deal whose effects take more influence from a seat than it holds: `refuse`, it
    cannot be agreed until the seat can pay; `scale`, each pays what it holds and receivers get so much less.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class ScrutinyRules:
    """How closely covert players are watched."""

    __pydantic_config__ = CONFIG
    max: NotNegative = 4
    """The highest scrutiny."""
    decay: NotNegative = 1
    """By how much scrutiny falls at the start of upkeep."""
    gain_if_exposed: NotNegative = 1
    """By how much it rises at the end of upkeep for a seat exposed in the turn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bands:
    """Which margin (total minus difficulty) gives which outcome."""

    __pydantic_config__ = CONFIG
    exceeds: int = 3
    """This margin or more exceeds."""
    succeeds: int = 0
    """This margin or more succeeds."""
    partly: int = -2
    """This margin or more succeeds partly; less fails."""
    fails_on: int | None = 2
    """A natural throw that always fails."""
    exceeds_on: int | None = 12
    """A natural throw that always exceeds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Caps:
    """How far each kind of modifier can move a throw, up or down."""

    __pydantic_config__ = CONFIG
    card: NotNegative = 3
    """The card's own modifiers together."""
    backing: NotNegative = 2
    """Backing less blocking."""
    argument: NotNegative = 1
    """The facilitator's modifier for the argument."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChanceWord:
    """A word for a chance, used in votes and estimates."""

    __pydantic_config__ = CONFIG
    word: Text
    """The word or phrase: `likely`."""
    percent: Annotated[int, Ge(0), Le(100)]
    """The chance that it stands for."""


CHANCE_WORDS: tuple[ChanceWord, ...] = (
    ChanceWord(word="almost certain", percent=95),
    ChanceWord(word="very likely", percent=85),
    ChanceWord(word="likely", percent=70),
    ChanceWord(word="even", percent=50),
    ChanceWord(word="unlikely", percent=30),
    ChanceWord(word="very unlikely", percent=15),
    ChanceWord(word="remote", percent=5),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjudication:
    """How moves are ruled on."""

    __pydantic_config__ = CONFIG
    method: Method = "dice"
    """The method unless the facilitator chooses otherwise: dice, matrix, vote, estimate, ruling."""
    bands: Bands = field(default_factory=Bands)
    """Margins and natural throws."""
    caps: Caps = field(default_factory=Caps)
    """Limits of modifiers."""
    matrix_difficulty: int = 7
    """What two dice must reach under the matrix method."""
    chances: tuple[ChanceWord, ...] = CHANCE_WORDS
    """Words for chances, the likeliest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BackingRules:
    """Backing and blocking of overt moves."""

    __pydantic_config__ = CONFIG
    cost: NotNegative = 1
    """Influence paid for backing or blocking once."""
    per_turn: Positive = 1
    """How often a seat may back or block in one turn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeMoveRules:
    """Moves in a seat's own words."""

    __pydantic_config__ = CONFIG
    cost: NotNegative = 2
    """Influence paid for one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scoring:
    """How objectives become a score."""

    __pydantic_config__ = CONFIG
    interim: Literal["half", "none"] | Positive = "none"
    """The turn of the interim audit: a number, `half` of the turns rounded down, or `none`."""
    interim_weight: Annotated[str, MinLen(1)] = "0"
    """The audit's share of the score as a fraction: `1/3`. The final state has the rest."""
    floor: int | None = 0
    """The lowest possible score; none if it is open."""
    band_margin: NotNegative = 1
    """How far outside a band half the weight is still given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The rules of play, in numbers."""

    __pydantic_config__ = CONFIG
    order: Literal["sealed", "sequential"]
    """`sealed`: all seats plan in secret, then moves are ruled on. `sequential`: each seat plays and is
    ruled on at once.
    """
    phases: Annotated[tuple[Phase, ...], MinLen(1)]
    """The steps of a turn, in order."""
    seat_order: Annotated[tuple[ASeat, ...], MinLen(1)]
    """Every player seat, in the order of the first turn."""
    rotate: bool = False
    """Whether the order starts one seat later each turn."""
    moves_per_turn: Positive = 1
    """How many moves a seat may make in one turn."""
    covert_per_turn: NotNegative | None = None
    """How many of them may be covert; none if all may."""
    covert_moves: Literal["last", "in-order"] = "in-order"
    """When sealed covert moves are ruled on. `in-order`: in their seats' places. `last`: after all others, in
    an order that is drawn, and what they changed is told in one block when the resolution ends.
    """
    alignment: Scale
    """The scale of alignments."""
    influence: InfluenceRules = field(default_factory=InfluenceRules)
    """The currency."""
    scrutiny: ScrutinyRules = field(default_factory=ScrutinyRules)
    """Watching of covert seats."""
    adjudication: Adjudication = field(default_factory=Adjudication)
    """Ruling on moves."""
    backing: BackingRules | None = None
    """Backing and blocking; none if there is none."""
    free_move: FreeMoveRules | None = None
    """Moves in own words; none if there are none."""
    refresh_cards_every: Positive | None = None
    """After this many turns all limits of cards start anew; none if never."""
    scoring: Scoring = field(default_factory=Scoring)
    """Objectives to score."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HiddenSet:
    """One of the sets of hidden objectives that a seat may draw."""

    __pydantic_config__ = CONFIG
    id: Annotated[str, IdOf("hidden-set")]
    """Its id within the seat: `a`."""
    title: Text
    """What it asks for, in a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A player seat or a non-player actor. Seats play positions, not people."""

    __pydantic_config__ = CONFIG
    id: Annotated[str, IdOf("actor")]
    """Small letters, with hyphens between words: `united-states`."""
    name: Text
    """As people say it: `United States`."""
    short: Annotated[str, Called("Short name")] = ""
    """Two or three letters for narrow places; the first letters of the name if empty."""
    kind: Literal["seat", "non-player"] = "seat"
    """A seat is played; a non-player actor is moved by cards, injects and upkeep only."""
    glyph: Annotated[str, Drawn("glyph")] = ""
    """The name of a drawing in `assets/icons`: `actor-russia`."""
    code: str = ""
    """The CAMEO code of the actor, for exports."""
    start_influence: NotNegative = 0
    """Influence before the first income."""
    income: NotNegative = 0
    """Influence received each turn."""
    brief: Sentences = ""
    """The role brief: what this seat wants and fears, addressed to its players; a note for a non-player
    actor.
    """
    picture: Picture | None = None
    """A picture of it, for everybody: beside its brief and where it is presented."""
    public_goals: tuple[str, ...] = ()
    """What everyone may know that it wants."""
    hidden_sets: tuple[HiddenSet, ...] = ()
    """One of these is drawn in secret before turn 1."""
    red_lines: tuple[str, ...] = ()
    """What it must not let happen."""
    source: str = ""
    """Where this comes from: `P7`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StartingAlignment:
    """How two actors stand at the start. Pairs that are not named start at 0."""

    __pydantic_config__ = CONFIG
    between: tuple[AnActor, AnActor]
    """Two actors, in any order."""
    value: int
    """On the scale of the rules."""
    source: str = ""
    """Where this comes from."""
    why: Sentences = ""
    """The reading behind the number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """A height above which a track cannot rise until a condition holds."""

    __pydantic_config__ = CONFIG
    above: int
    """A rise stops here while the condition fails; what is above already does not fall."""
    requires: Condition
    """The condition."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """A gauge computed from tracks; nothing can change it directly."""

    __pydantic_config__ = CONFIG
    weights: dict[ATrack, float]
    """Track and its weight; the weighted sum is rounded half up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """An issue measured in steps."""

    __pydantic_config__ = CONFIG
    id: Annotated[str, IdOf("track")]
    """Small letters, with hyphens between words."""
    name: Text
    """As people say it."""
    short: Annotated[str, Called("Short name")] = ""
    """A name for narrow places: chips, cards and charts; the name if empty."""
    kind: Literal["issue", "dial"] = "issue"
    """`dial` is context that the actors do not decide on."""
    min: Annotated[int, Called("Lowest")] = 0
    """The lowest value."""
    max: Annotated[int, Called("Highest")] = 10
    """The highest value."""
    start: int = 0
    """The value before turn 1; not for derived tracks."""
    low: Annotated[str, Called("The lowest means")] = ""
    """What the lowest value means."""
    high: Annotated[str, Called("The highest means")] = ""
    """What the highest value means."""
    steps: dict[int, str] = field(default_factory=dict)
    """Names for values, each holding until the next."""
    gates: tuple[Gate, ...] = ()
    """Conditions on rises, the lowest first."""
    derived: Derived | None = None
    """How it is computed, if it is."""
    hidden: bool = False
    """Whether it is known to Control alone. Players read nothing of it, also not on cards that move it; what
    they must be able to read (a card's conditions, goals, gates, prepared deals) cannot ask for it.
    """
    source: str = ""
    """Where this comes from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Where an actor says it stands on a policy question."""

    __pydantic_config__ = CONFIG
    stated: Annotated[int, Ge(0), Le(100)]
    """From 0 to 100 between the question's two ends."""
    salience: Annotated[int, Ge(0), Le(100)]
    """How much it cares, from 0 to 100."""
    source: str = ""
    """Where this comes from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A policy question on which actors take positions; cards pull on it."""

    __pydantic_config__ = CONFIG
    id: Annotated[str, IdOf("question")]
    """Small letters, with hyphens between words."""
    title: Text
    """The question in a few words."""
    low: Annotated[str, Called("0 means")] = ""
    """What 0 means."""
    high: Annotated[str, Called("100 means")] = ""
    """What 100 means."""
    positions: dict[AnActor, Position] = field(default_factory=dict)
    """Actor and its stated position."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Modifier:
    """A condition that makes a move easier or harder."""

    __pydantic_config__ = CONFIG
    when: Condition
    """The condition, tested just before the throw."""
    add: Annotated[int, Called("Added to the throw")]
    """Added to the throw."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exposure:
    """How a covert card can come to light."""

    __pydantic_config__ = CONFIG
    threshold: int
    """Two dice plus scrutiny, plus 1 if the move failed, reach this or more: exposed."""
    effects: Effects = ""
    """What happens then."""
    text: Sentences = ""
    """What the table is told when it comes to light, in the words of the story."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PerTurns:
    """At most so many within a window of turns."""

    __pydantic_config__ = CONFIG
    times: Positive
    """How often."""
    turns: Positive
    """Within how many turns, the present one included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """How often something may happen."""

    __pydantic_config__ = CONFIG
    once: bool = False
    """Only once in a session."""
    cooldown: NotNegative = 0
    """Not again in this many turns after a use."""
    at_most: Positive | None = None
    """So many times in a session."""
    per: PerTurns | None = None
    """So many times in a window of turns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventCode:
    """How the card would be coded as a political event."""

    __pydantic_config__ = CONFIG
    code: str
    """The CAMEO code, digits as text: `045`."""
    label: str = ""
    """What the code is called."""
    goldstein: Annotated[float, Ge(-10), Le(10)] | None = None
    """The Goldstein value of the code, for the dyad of source and target."""
    fit: Annotated[Literal["high", "medium", "low"], Called("How well it fits")] = "medium"
    """How well the code fits the card, in the designers' judgement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A move that a seat can make."""

    __pydantic_config__ = CONFIG
    id: Annotated[str, IdOf("card")]
    """Small letters, with hyphens between words."""
    title: Text
    """On the card's face."""
    text: Sentences = ""
    """One sentence of fiction, at most about 90 characters."""
    picture: Picture | None = None
    """A picture for its face; seen by whoever sees the card."""
    owners: Annotated[tuple[ASeat, ...], MinLen(1)]
    """The seats that hold it."""
    instrument: Instrument
    """diplomatic, informational, military or economic."""
    covert: bool = False
    """Whether it is played unseen."""
    family: str = ""
    """The strategy that it belongs to, for the designer's statistics."""
    cost: NotNegative
    """Influence paid when it is sealed."""
    targets: tuple[AnActor, ...] = ()
    """Actors that it is aimed at, all of them."""
    choose: Annotated[tuple[AnActor, ...], Called("Chooses among")] = ()
    """Actors of whom the seat chooses one; `target` stands for it in the card's expressions."""
    requires: Condition = ""
    """What must hold when it is planned; empty for nothing."""
    difficulty: int
    """What two dice and modifiers must reach to succeed."""
    modifiers: tuple[Modifier, ...] = ()
    """What makes it easier or harder."""
    exceeds: Effects = ""
    """Effects when it exceeds."""
    succeeds: Effects = ""
    """Effects when it succeeds."""
    partly: Effects = ""
    """Effects when it succeeds partly."""
    fails: Effects = ""
    """Effects when it fails."""
    exposure: Exposure | None = None
    """For covert cards."""
    limit: Limit = field(default_factory=Limit)
    """How often it may be played by a seat."""
    face_note: str = ""
    """A mark on the card's face: `Alleged, 2016-17`."""
    note: Sentences = ""
    """A note for the facilitator."""
    event: EventCode | None = None
    """The event code."""
    pulls: dict[AQuestion, Annotated[int, Ge(-2), Le(2)]] = field(default_factory=dict)
    """Policy question and the direction that playing this reveals, -2 to +2."""
    source: str = ""
    """Where this comes from."""
    levers: tuple[str, ...] = ()
    """Numbers of the policy levers behind it, in the source's inventory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A price that one seat can pay to cancel an inject's effects."""

    __pydantic_config__ = CONFIG
    seat: ASeat
    """Who may pay."""
    price: NotNegative
    """How much influence."""
    text: str = ""
    """The choice in words: `Postpone the ceremony`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InjectAnswer:
    """One of the answers that a seat can give to an inject."""

    __pydantic_config__ = CONFIG
    id: Annotated[str, IdOf("answer")]
    """Small letters, with hyphens between words."""
    title: Text
    """The answer in a few words: `Accept the offer`."""
    text: Sentences = ""
    """What it means, for who answers."""
    price: NotNegative = 0
    """How much influence the seat pays for it."""
    requires: Condition = ""
    """What must hold for a seat to give it; empty for nothing. `self` is the seat that answers."""
    effects: Effects = ""
    """What it changes once all answers are open. `self` is the seat that answers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inject:
    """An event that Control brings into the game."""

    __pydantic_config__ = CONFIG
    id: Annotated[str, IdOf("inject")]
    """Small letters, with hyphens between words."""
    title: Text
    """The headline."""
    text: Sentences = ""
    """What the table is told."""
    picture: Picture | None = None
    """A picture that comes with it; seen by whoever is told of it."""
    kind: Literal["scheduled", "conditional", "facilitator"]
    """By turn, by condition, or by hand only."""
    turn: Positive | None = None
    """The turn of a scheduled inject."""
    when: Condition = ""
    """The condition of a conditional inject."""
    chance: Annotated[int, Ge(1), Le(99)] | None = None
    """How likely it comes when it falls due, in per cent, drawn anew each turn; none if it always does."""
    effects: Effects = ""
    """What it changes."""
    limit: Limit = field(default_factory=Limit)
    """How often it may fire; scheduled and facilitator's injects fire once unless this says more."""
    option: Option | None = None
    """A seat's way out."""
    answers: tuple[InjectAnswer, ...] = ()
    """Two or more, of which each seat asked gives one. Nobody else learns which, until all have answered or
    the phase closes; then all answers are open, and their effects come in the order of the seats.
    """
    asks: Annotated[tuple[ASeat, ...], Called("Asked")] = ()
    """Seats that answer; empty for all that are told."""
    silence: Annotated[AnAnswer, Called("Silence means")] = ""
    """The answer of a seat that gives none, without price and condition; empty if silence changes nothing."""
    to: Annotated[tuple[ASeat, ...], Called("Told to")] = ()
    """Seats that are told in private; empty for the whole room."""
    note: Sentences = ""
    """For Control only."""
    source: str = ""
    """Where this comes from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedDeal:
    """A deal whose terms are ready; any of its parties may offer it to the others as it stands."""

    __pydantic_config__ = CONFIG
    id: Annotated[str, IdOf("deal")]
    """Small letters, with hyphens between words."""
    title: Text
    """What people call it: `The treaty of the rivers`."""
    between: Annotated[tuple[ASeat, ...], MinLen(2)]
    """Its parties; all of them have to accept."""
    terms: Annotated[Sentences, MinLen(1)]
    """Who promises what to whom."""
    effects: Effects = ""
    """What it changes when all have accepted."""
    public: bool = True
    """Whether everybody is told of it; otherwise the parties and Control alone."""
    turns: Positive | None = None
    """For how many turns it binds, that of the offer included; none for the whole session."""
    source: str = ""
    """Where this comes from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UpkeepRule:
    """Something that happens by itself at the end of a turn."""

    __pydantic_config__ = CONFIG
    id: Annotated[str, IdOf("rule")]
    """Small letters, with hyphens between words."""
    when: Condition = ""
    """The condition, tested on the state left by the rules before it; empty for always."""
    effects: Effects
    """What it changes."""
    why: Sentences = ""
    """The reason, shown with the change."""
    source: str = ""
    """Where this comes from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """A way for the game to end before the calendar does."""

    __pydantic_config__ = CONFIG
    id: Annotated[str, IdOf("ending")]
    """Small letters, with hyphens between words; `calendar` is taken by the end of the calendar."""
    title: Text
    """What has happened."""
    when: Condition
    """Tested at the end of each turn, in the order of the file."""
    effects: Effects = ""
    """Applied before the final scores."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """Something that a seat wants."""

    __pydantic_config__ = CONFIG
    id: Annotated[str, IdOf("objective")]
    """Small letters, with hyphens between words."""
    seat: ASeat
    """Whose it is."""
    set: ASet = "public"
    """`public`, `red-line`, or the id of one of the seat's hidden sets."""
    text: Text
    """In words."""
    shape: Literal["ramp", "band", "breach", "linear"]
    """ramp: from nothing at `lo` to all at `hi`. band: all between them. breach: lost once if it ever
    held. linear: weight times the measure.
    """
    measure: Measure = ""
    """The number that counts (ramp, band, linear)."""
    when: Condition = ""
    """The condition of a breach."""
    lo: Annotated[int, Called("Low end")] | None = None
    """See `shape`; for a ramp it may be above `hi`."""
    hi: Annotated[int, Called("High end")] | None = None
    """See `shape`."""
    weight: int
    """Points at stake; negative for a breach."""
    source: str = ""
    """Where this comes from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MonitorPart:
    """One measure of the monitor, clamped to -1..+1 before it is weighed."""

    __pydantic_config__ = CONFIG
    id: Annotated[str, IdOf("part")]
    """Small letters, with hyphens between words."""
    title: Text
    """In words."""
    kind: Literal["tie-change", "difference", "preference", "conduct", "positions"]
    """What is measured: see docs/scenario-format.md, section Monitor."""
    between: tuple[AnActor, AnActor]
    """The pair (tie-change, conduct, positions); the first tie of a difference; for a preference, who
    prefers and its first partner.
    """
    against: tuple[AnActor, AnActor] | None = None
    """The second tie of a difference; for a preference, who prefers and the partner it is compared with."""
    benchmark: float = 0.0
    """What aimless play gives; taken off first."""
    scale: float = 1.0
    """What counts as one full step."""
    sign: Literal[-1, 1] = 1
    """-1 where more of the measure means less of what the monitor asks about."""
    weight: Share
    """Share of the index."""
    threshold: float = 3.0
    """Conduct: how strong a turn's common pull must be to count as together or apart."""
    backing_points: float = 4.0
    """Conduct: what one backing (or blocking) between the two counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mechanism:
    """A claim of the source that is reported beside the verdict."""

    __pydantic_config__ = CONFIG
    id: Annotated[str, IdOf("mechanism")]
    """Small letters, with hyphens between words."""
    title: Text
    """In words."""
    kind: Literal["difference", "positions", "condition"]
    """difference: of two ties against its start; positions: mean revealed gap; condition: an expression."""
    between: tuple[AnActor, AnActor] | None = None
    """The first tie, or the pair whose gap is meant."""
    against: tuple[AnActor, AnActor] | None = None
    """The second tie of a difference."""
    questions: tuple[AQuestion, ...] = ()
    """The policy questions of a mean gap."""
    at_least: float = 0.0
    """It holds from this value up."""
    when: Condition = ""
    """The condition."""
    source: str = ""
    """Where this comes from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictLine:
    """A sentence for the report, chosen by what else holds."""

    __pydantic_config__ = CONFIG
    text: Text
    """The sentence."""
    any_of: tuple[AMechanism, ...] = ()
    """At least one of these mechanisms holds; empty for no demand."""
    none_of: tuple[AMechanism, ...] = ()
    """None of these mechanisms holds."""
    settled_at_least: NotNegative = 0
    """So many questions are settled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One possible answer of the monitor; the first that fits is given."""

    __pydantic_config__ = CONFIG
    id: Annotated[str, IdOf("verdict")]
    """Small letters, with hyphens between words."""
    title: Text
    """In words."""
    index_min: float | None = None
    """The index is at least this."""
    index_max: float | None = None
    """The index is at most this."""
    requires: Condition = ""
    """What must hold besides."""
    lines: tuple[VerdictLine, ...] = ()
    """Sentences for the report; the first that fits is printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseRate:
    """How often each verdict came out in trial play with one hidden draw."""

    __pydantic_config__ = CONFIG
    draw: dict[ASeat, ASet] = field(default_factory=dict)
    """Seat and its hidden set; empty for all draws together."""
    shares: dict[AVerdict, Share]
    """Verdict and its share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseRates:
    """Base rates of the verdicts, written by simulation."""

    __pydantic_config__ = CONFIG
    scenario_hash: str
    """The hash of the scenario that they belong to (`entente check` prints it)."""
    policy: str
    """How the seats were played."""
    games: Positive
    """How many games."""
    seed: int
    """The seed of the run."""
    rates: tuple[BaseRate, ...]
    """One entry for each draw."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """When a policy question counts as settled between two actors."""

    __pydantic_config__ = CONFIG
    between: tuple[AnActor, AnActor]
    """The two."""
    gap_max: float = 20.0
    """Their revealed positions are at most this far apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Monitor:
    """The scenario's own question, answered from what was played."""

    __pydantic_config__ = CONFIG
    question: Text
    """The question."""
    caveat: Sentences = ""
    """What the verdict does not show; printed with it."""
    between: tuple[AnActor, AnActor] | None = None
    """The tie whose values at start and end are printed beside the verdict."""
    parts: tuple[MonitorPart, ...]
    """The measures; their weights sum to 1."""
    prior_weight: float = 6.0
    """How much the stated position counts against positions revealed by play."""
    mechanisms: tuple[Mechanism, ...] = ()
    """Claims of the source, tested one by one."""
    settled: Settled | None = None
    """When a question is settled."""
    verdicts: Annotated[tuple[Verdict, ...], MinLen(1)]
    """Possible answers; the last should fit always."""
    base_rates: BaseRates | None = None
    """What trial play gave."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphSettings:
    """How the alignment graph is drawn."""

    __pydantic_config__ = CONFIG
    tie_threshold: Positive = 1
    """An alignment this strong or stronger is a tie: drawn, and counted in measures."""
    positions: dict[AnActor, tuple[Share, Share]] = field(default_factory=dict)
    """Actor and its place as fractions of the picture's width and height; solved once if empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionQuestion:
    """A question of the data collection plan."""

    __pydantic_config__ = CONFIG
    id: Annotated[str, IdOf("collection")]
    """Small letters, with hyphens between words."""
    text: Text
    """What the observers should be able to answer afterwards."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marking:
    """What stands on every page, slide and sheet of a session that leaves the room, and whether people do."""

    __pydantic_config__ = CONFIG
    text: Annotated[str, Called("Marking")] = ""
    """The protective marking, in the house's own words: `OFFICIAL - SENSITIVE`."""
    caveats: str = ""
    """How it is to be handled, beside the marking: `For participants only`."""
    status: Literal["draft", "final"] | None = None
    """Whether what leaves the room is a draft or final; nothing is said of it if left out."""
    house: str = ""
    """Which house holds the session."""
    logo: Annotated[str, Logo()] = ""
    """The house's logo: a small PNG picture in letters (base64), as Entente makes it of any picture."""
    chatham_house: bool = False
    """The Chatham House rule: whatever leaves the room names seats, and no people."""

    @property
    def banner(self) -> str:
        """The protective marking and its caveats, on one line; empty if there are none."""
        return " · ".join(filter(None, (self.text, self.caveats)))

    @property
    def standing(self) -> str:
        """Whether it is a draft, and under which rule it was held, on one line; empty if nothing is said."""
        rule = "Chatham House rule" if self.chatham_house else ""
        return " · ".join(filter(None, ((self.status or "").capitalize(), rule)))

    @property
    def line(self) -> str:
        """All that is said in words, on one line."""
        return " · ".join(filter(None, (self.banner, self.standing, self.house)))

    @property
    def picture(self) -> bytes:
        """The logo as PNG, decoded and written anew; empty if there is none, or none that can be read."""
        return picture_of(self.logo)


@dataclass(frozen=True, slots=True, kw_only=True)
class Purpose:
    """What the house holds a session for; observers rate how far it was met."""

    __pydantic_config__ = CONFIG
    id: Annotated[str, IdOf("purpose")]
    """Small letters, with hyphens between words."""
    text: Text
    """What the people at the table should practise, try out or find out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingStep:
    """A step of the scale on which observers rate purposes."""

    __pydantic_config__ = CONFIG
    word: Text
    """What the step is called: `met`."""
    means: Annotated[Sentences, Called("It means")] = ""
    """When it is the right one."""


RATING_STEPS: tuple[RatingStep, ...] = (
    RatingStep(word="met", means="Done as it was meant to be done."),
    RatingStep(word="met with some trouble", means="Done; what stood in the way cost little."),
    RatingStep(word="met with much trouble", means="Done late, in part, or at a cost that matters."),
    RatingStep(word="not met", means="Not done."),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A whole scenario."""

    __pydantic_config__ = CONFIG
    format: Literal[1]
    """The number of the format; 1."""
    id: str
    """Small letters, with hyphens between words; best the same as the file's name."""
    title: Text
    """The title."""
    summary: Annotated[Text, Prose()]
    """Two or three sentences for the library."""
    authors: tuple[str, ...] = ()
    """Who wrote it, one name to an item."""
    licence: Sentences = ""
    """On what terms others may use it: an SPDX identifier such as `CC-BY-4.0`, or the terms in words."""
    source: Sentences = ""
    """What it rests on."""
    notes: Sentences = ""
    """For the facilitator: what was left out and why."""
    calendar: Calendar
    """Turns."""
    rules: Rules
    """How it is played."""
    actors: Annotated[tuple[Actor, ...], MinLen(1)]
    """Seats and non-player actors."""
    alignments: tuple[StartingAlignment, ...] = ()
    """Starting alignments."""
    tracks: tuple[Track, ...] = ()
    """Issue tracks, dials and gauges."""
    questions: tuple[Question, ...] = ()
    """Policy questions and stated positions."""
    cards: tuple[Card, ...] = ()
    """Move cards."""
    injects: tuple[Inject, ...] = ()
    """Injects, in the order in which they fire."""
    deals: tuple[PreparedDeal, ...] = ()
    """Deals that are ready to be offered."""
    upkeep: tuple[UpkeepRule, ...] = ()
    """Upkeep rules, in order."""
    endings: tuple[Ending, ...] = ()
    """Early endings, in order."""
    objectives: tuple[Objective, ...] = ()
    """What the seats want."""
    monitor: Monitor | None = None
    """The scenario's question."""
    graph: GraphSettings = field(default_factory=GraphSettings)
    """The graph."""
    collection: tuple[CollectionQuestion, ...] = ()
    """The data collection plan."""
    marking: Marking = field(default_factory=Marking)
    """What stands on every page of a session of it, unless the session says otherwise."""
    purposes: tuple[Purpose, ...] = ()
    """What sessions are held for, unless the house says otherwise at the start."""
    ratings: Annotated[tuple[RatingStep, ...], MinLen(1)] = RATING_STEPS
    """The scale on which observers rate how far purposes were met, the best step first."""

    def actor(self, actor_id: str) -> Actor:
        """Return the actor with this id; KeyError if there is none."""
        for actor in self.actors:
            if actor.id == actor_id:
                return actor
        raise KeyError(actor_id)

    @property
    def seats(self) -> tuple[Actor, ...]:
        """The player seats, in the order of the file."""
        return tuple(actor for actor in self.actors if actor.kind == "seat")
