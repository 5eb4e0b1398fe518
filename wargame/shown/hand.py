"""What a seat's hand shows: cards, goals, sealed moves. Made from a Sight and nothing else.

Because a Sight never holds what its seat may not know, nothing here can leak. The hand's panel turns
these rows into cards; the same words serve the print kit.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from wargame.game.sight import HandCard, SeenGoal, Sight
from wargame.scenario.expression import (
    in_words,
    names_of,
    parse_condition,
    parse_effects,
    shorter_names_of,
)
from wargame.scenario.model import Card, Limit, Scenario
from wargame.scenario.pictures import NONE, Pictures
from wargame.scenario.tree import Alignment, Change, ExposeOne, Influence, Scrutiny, TrackValue
from wargame.shown.actors import glyph_of, shorts_in
from wargame.shown.pictures import ShownPicture, picture_shown
from wargame.terms import OUTCOMES, influence, signed
from wargame.words.counting import listed, times
from wargame.words.labels import INSTRUMENT_DRAWINGS, INSTRUMENT_WORDS, OUTCOME_WORDS

_JOINING = frozenset(
    ("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with")
)
LONGEST_LABEL = 12
"""Letters of a track's name on a card's chip."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectMark:
    """An effect as a chip."""

    label: str
    value: int
    tie: bool
    sets: bool = False
    """Whether the number is set to the value, and not moved by it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeLine:
    """One outcome of a card: its word, its chance, its effects in words and as chips."""

    key: str
    word: str
    share: float
    effects: str
    marks: tuple[EffectMark, ...]
    source: str
    """The effects in the language of scenarios."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardRow:
    """A card in the hand, with everything that its face and its detail say."""

    id: str
    title: str
    text: str
    kind: str
    icon: str
    covert: bool
    cost: int
    odds: tuple[tuple[str, float], ...]
    """Outcome's word and its share, from best to worst."""
    outcomes: tuple[OutcomeLine, ...]
    needs: str
    """What must hold, in words; empty for nothing."""
    aims: str
    """Fixed targets in words."""
    exposure: str
    limit: str
    face_note: str
    source: str
    playable: bool
    why_not: str
    why_briefly: str
    """The same in a few words, for the foot of a card; empty where a condition does not hold."""
    targets: tuple[tuple[str, str, str], ...]
    """Targets to choose from: id, name, and why it cannot be chosen now."""
    picture: ShownPicture | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalRow:
    """An objective of a seat and what it gives, in the hand and at the close."""

    text: str
    hidden: bool
    red_line: bool
    points: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedRow:
    """A move of the seat's own that is sealed."""

    number: int
    title: str
    aimed: str
    covert: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """A seat's hand."""

    seat: str
    name: str
    glyph: str
    phase: str
    """The phase's kind; empty before the first."""
    turn: int
    ended: bool
    influence: int
    brief: str
    hidden_set: str
    moves_left: int
    why_not: str
    """Why the seat may not move at all now, in a sentence; empty if it may."""
    cards: tuple[CardRow, ...]
    goals: tuple[GoalRow, ...]
    sealed: tuple[SealedRow, ...]
    free_move_cost: int | None
    """None where the scenario has no free moves."""
    dearest: int
    """The highest cost in the hand, for the pips."""
    picture: ShownPicture | None = None
    """Of the seat, beside its brief."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowed:
    """What can be done with a plan in a phase."""

    seals: bool
    plans: bool
    """Whether cards can be put into the plan."""
    words: str
    """What can be done, where nothing can be sealed; empty where it can."""


def allowed_in(hand: "Hand") -> Allowed:
    """Return what a seat can do with its plan now."""
    if hand.ended:
        return Allowed(seals=False, plans=False, words="The game is over. Letters and the hot wash are open.")
    if hand.phase in ("planning", "moves"):
        return Allowed(seals=not hand.why_not, plans=True, words=hand.why_not)
    if hand.phase in ("", "briefing", "income", "negotiation"):
        words = "You seal when planning begins. Now: letters, offers, and cards put into the plan."
        return Allowed(seals=False, plans=True, words=words)
    words = "Nothing can be sealed now. Letters can be read and written, offers answered."
    return Allowed(seals=False, plans=False, words=words)


def present_hand(seen: Sight, scenario: Scenario, pictures: Pictures = NONE) -> Hand:
    """Return the hand of the seat whose sight this is, with those of the scenario's pictures that it has."""
    actor = scenario.actor(seen.viewer)
    names = names_of(scenario)
    own = next(one for one in seen.seats if one.seat == seen.viewer)
    mine = [one for one in seen.moves if one.mine]
    free = scenario.rules.free_move
    return Hand(
        seat=actor.id,
        name=actor.name,
        glyph=glyph_of(actor),
        phase=seen.phase,
        turn=seen.turn,
        ended=bool(seen.ended),
        influence=seen.values[influence(actor.id)],
        brief=actor.brief,
        hidden_set=own.hidden_set,
        moves_left=scenario.rules.moves_per_turn - len(mine),
        why_not=seen.why_not,
        cards=tuple(card_row(one, scenario, names, pictures) for one in seen.hand),
        goals=tuple(_goal(one) for one in seen.goals if one.seat == seen.viewer),
        sealed=tuple(
            SealedRow(
                number=one.number,
                title=one.title,
                aimed=names.get(one.move.target, ""),
                covert=one.covert,
            )
            for one in mine
        ),
        free_move_cost=free.cost if free else None,
        dearest=max((one.card.cost for one in seen.hand), default=1),
        picture=picture_shown(actor.picture, pictures),
    )


def card_row(
    one: HandCard, scenario: Scenario, names: Mapping[str, str], pictures: Pictures = NONE
) -> CardRow:
    """Return one card of a hand in words."""
    card = one.card
    of = one.of or 1
    shares = [ways / of for ways in one.odds]
    words = [OUTCOME_WORDS[outcome] for outcome in OUTCOMES]
    texts = (card.exceeds, card.succeeds, card.partly, card.fails)
    return CardRow(
        id=card.id,
        title=card.title,
        text=card.text,
        kind=INSTRUMENT_WORDS[card.instrument],
        icon=f"move-{INSTRUMENT_DRAWINGS[card.instrument]}",
        covert=card.covert,
        cost=card.cost,
        odds=tuple(zip(words, shares, strict=True)),
        outcomes=tuple(
            OutcomeLine(
                key=key,
                word=word,
                share=share,
                effects=effects_in_words(text, names),
                marks=effect_marks(text, scenario),
                source=text,
            )
            for key, word, share, text in zip(OUTCOMES, words, shares, texts, strict=True)
        ),
        needs=in_words(parse_condition(card.requires), {**names, "target": "its target"})
        if card.requires
        else "",
        aims=listed(names.get(target, target) for target in card.targets),
        exposure=_exposure(card, names),
        limit=limit_words(card.limit),
        face_note=card.face_note,
        source=card.source,
        playable=one.playable,
        why_not=one.why_not,
        why_briefly=one.why_briefly,
        targets=tuple((target, names.get(target, target), why) for target, why in one.targets),
        picture=picture_shown(card.picture, pictures),
    )


def _exposure(card: Card, names: Mapping[str, str]) -> str:
    if card.exposure is None:
        return ""
    said = effects_in_words(card.exposure.effects, names)
    return f"Comes to light on {card.exposure.threshold} or more with two dice and scrutiny: {said}"


def limit_words(limit: Limit, once: str = "once") -> str:
    """Return how often a card can be played; empty if that is as often as one likes."""
    said = []
    if limit.once:
        said.append(once)
    if limit.at_most:
        said.append(f"at most {times(limit.at_most)}")
    if limit.cooldown:
        said.append("not two turns running" if limit.cooldown == 1 else f"rests {limit.cooldown} turns")
    if limit.per:
        said.append(f"{times(limit.per.times)} in {limit.per.turns} turns")
    return ", ".join(said).capitalize()


def _goal(one: SeenGoal) -> GoalRow:
    red = one.set == "red-line"
    said = "" if one.points is None else f"{round(one.points, 1):g} of {one.weight}"
    if red:
        said = f"lost {round(-one.points, 1):g}" if one.points else f"{-one.weight} at stake"
    return GoalRow(text=one.text, hidden=one.set not in ("public", "red-line"), red_line=red, points=said)


def effects_in_words(text: str, names: Mapping[str, str]) -> str:
    """Return effects in words: `Russia and Kabul +1, Settlement progress +2`; `nothing` for none."""
    if not text.strip():
        return "nothing"
    said = []
    for effect in parse_effects(text):
        if isinstance(effect, ExposeOne):
            said.append("a covert move comes to light")
            continue
        what = quantity_words(effect, names)
        said.append(
            f"{what} to {signed(effect.amount)}" if effect.sets else f"{what} {signed(effect.amount)}"
        )
    return ", ".join(said)


def quantity_words(effect: Change, names: Mapping[str, str]) -> str:
    """Return what an effect moves, in words."""

    def name(actor: str) -> str:
        return "target" if actor == "target" else names.get(actor, actor)

    match effect.quantity:
        case Alignment(one, other):
            return f"{name(one)} and {name(other)}"
        case TrackValue(line):
            return names.get(line, line)
        case Influence(seat):
            return f"Influence of {name(seat)}"
        case Scrutiny(seat):
            return f"Scrutiny of {name(seat)}"


def _short(name: str) -> str:
    """Return a track's name for a chip on a card: whole words while they fit, else its beginning.

    A word that joins it to one that found no room is left out: `Sea`, not `Sea and`.
    """
    if len(name) <= LONGEST_LABEL:
        return name
    words = name[: LONGEST_LABEL + 1].rsplit(" ", 1)[0]
    if len(words) > LONGEST_LABEL:
        return f"{name[: LONGEST_LABEL - 1]}…"
    first, *others = words.split(" ")
    while others and others[-1].casefold() in _JOINING:
        others.pop()
    return " ".join([first, *others])


def long_effect_marks(text: str, scenario: Scenario, target: str) -> tuple[EffectMark, ...]:
    """Return effects as chips that say names in full: `Russia – Kabul +1`, `Settlement progress +2`."""
    if not text.strip():
        return ()
    names = {**names_of(scenario), "target": target}
    made = []
    for effect in parse_effects(text):
        if isinstance(effect, ExposeOne):
            continue
        match effect.quantity:
            case Alignment(one, other):
                label, tie = " – ".join(names.get(actor, actor) for actor in (one, other)), True
            case Influence(seat):
                label, tie = f"Influence of {names.get(seat, seat)}", False
            case Scrutiny(seat):
                label, tie = f"Scrutiny of {names.get(seat, seat)}", False
            case TrackValue(line):
                label, tie = names.get(line, line), False
        made.append(EffectMark(label=label, value=effect.amount, tie=tie, sets=effect.sets))
    return tuple(made)


def effect_marks(text: str, scenario: Scenario) -> tuple[EffectMark, ...]:
    """Return effects as chips with short labels: `RU–KB +1`, `Settlement progress +2`."""
    if not text.strip():
        return ()
    shorts = shorts_in(scenario)
    names = shorter_names_of(scenario)
    made = []
    for effect in parse_effects(text):
        if isinstance(effect, ExposeOne):
            continue
        match effect.quantity:
            case Alignment(one, other):
                label, tie = f"{shorts.get(one, '?')}–{shorts.get(other, '?')}", True
            case Influence(seat) | Scrutiny(seat):
                what = "influence" if isinstance(effect.quantity, Influence) else "scrutiny"
                label, tie = f"{shorts.get(seat, '?')} {what}", False
            case TrackValue(line):
                label, tie = _short(names.get(line, line)), False
        made.append(EffectMark(label=label, value=effect.amount, tie=tie))
    return tuple(made)
