"""Random small scenarios in which everything that the format knows can come up."""

from functools import cache
from typing import Literal

from hypothesis import strategies as st

from wargame.scenario import model
from wargame.scenario.held import SELF
from wargame.terms import PhaseKind

SEATS = ("ash", "birch", "cedar")
ACTORS = (*SEATS, "moor")
TRACKS = ("calm", "trade")
TARGET = "target"
FAR = 40_000
"""Further than any scale of the scenarios goes."""

SEALED: tuple[PhaseKind, ...] = (
    "briefing",
    "income",
    "negotiation",
    "planning",
    "reveal",
    "resolution",
    "upkeep",
)
IN_TURN: tuple[PhaseKind, ...] = ("briefing", "income", "negotiation", "moves", "upkeep")

INJECTS: tuple[Literal["scheduled", "conditional", "facilitator"], ...] = (
    "scheduled",
    "conditional",
    "facilitator",
)
SHAPES: tuple[Literal["ramp", "band", "breach", "linear"], ...] = ("ramp", "band", "breach", "linear")
ORDERS: tuple[Literal["sealed", "sequential"], ...] = ("sealed", "sequential")

small = st.integers(-3, 3)

# Strategies are made once: to make and look through one takes longer than to draw from it.


@cache
@st.composite
def pairs(draw: st.DrawFn, actors: tuple[str, ...]) -> str:
    """Two different actors, as an alignment names them."""
    one, other = draw(st.lists(st.sampled_from(actors), min_size=2, max_size=2, unique=True))
    return f"alignment({one}, {other})"


@cache
def quantities(actors: tuple[str, ...]) -> st.SearchStrategy[str]:
    """Something that effects can move; of a target that has none of it they move nothing."""
    holders = (*SEATS, *(actor for actor in actors if actor in (TARGET, SELF)))
    return st.one_of(
        pairs(actors),
        st.sampled_from([f"track({track})" for track in TRACKS]),
        st.sampled_from([f"influence({seat})" for seat in holders]),
        st.sampled_from([f"scrutiny({seat})" for seat in holders]),
    )


@cache
def readable(actors: tuple[str, ...]) -> st.SearchStrategy[str]:
    """Something that conditions can read: one number, or what is made of two."""
    holders = (*SEATS, *(actor for actor in actors if actor == SELF))
    number = st.one_of(
        pairs(actors),
        st.sampled_from([f"track({track})" for track in (*TRACKS, "mood")]),
        st.sampled_from([f"{kind}({seat})" for kind in ("influence", "scrutiny") for seat in holders]),
        st.sampled_from(["turn", "last-turn", "quarter"]),
    )
    made = st.builds(lambda one, sign, other: f"{one} {sign} {other}", number, st.sampled_from("+-"), number)
    return st.one_of(number, number, made)


@cache
def conditions(actors: tuple[str, ...] = ACTORS) -> st.SearchStrategy[str]:
    """A condition that holds in some states and fails in others."""
    compared = st.builds(
        lambda what, sign, value: f"{what} {sign} {value}",
        readable(actors),
        st.sampled_from([">=", "<=", "==", "!=", ">", "<"]),
        st.integers(-2, 4),
    )
    seen = next((one for one in (TARGET, SELF) if one in actors), "ash")
    now = ["played-this-turn(c0)", "succeeded-this-turn(c1)"]
    asked = st.sampled_from([f"exposed({seen}, 1)", "played(c0)", "succeeded(c1)", *now, "even(turn)"])
    either = st.one_of(compared, asked)
    return st.one_of(
        either,
        st.builds(
            lambda one, other, join: f"({one} {join} not {other})",
            either,
            asked,
            st.sampled_from(["and", "or"]),
        ),
    )


@cache
def effects(actors: tuple[str, ...] = ACTORS) -> st.SearchStrategy[str]:
    """Up to three effects."""
    amounts = st.one_of(small.filter(bool), small.filter(bool), st.sampled_from([-FAR, FAR]))
    added = st.builds(lambda what, by: f"{what} {by:+d}", quantities(actors), amounts)
    put = st.builds(lambda what, to: f"{what} = {to}", quantities(actors), small)
    return st.lists(st.one_of(added, added, put), max_size=3).map("; ".join)


limits = st.builds(
    model.Limit,
    once=st.booleans(),
    cooldown=st.integers(0, 2),
    at_most=st.none() | st.integers(1, 2),
    per=st.none() | st.builds(model.PerTurns, times=st.integers(1, 2), turns=st.integers(1, 3)),
)


NOT_CHOOSING = (ACTORS, ACTORS, ("moor", SELF))
CHOOSING = (("ash", "birch", TARGET), ("ash", "birch", TARGET), (SELF, TARGET))
"""Whom the texts of a card name, whether or not it lets its player choose a target."""


@cache
@st.composite
def cards(draw: st.DrawFn, number: int) -> model.Card:
    """A card of one or two seats, overt or covert, with or without a choice of targets."""
    choosing = draw(st.booleans())
    actors = draw(st.sampled_from(CHOOSING if choosing else NOT_CHOOSING))
    owners = draw(st.lists(st.sampled_from(SEATS), min_size=1, max_size=2, unique=True))
    covert = draw(st.booleans())
    text = effects(actors)
    added = st.one_of(small, small, st.sampled_from([-100, 100]))
    return model.Card(
        id=f"c{number}",
        title=f"Card {number}",
        owners=tuple(owners),
        instrument="economic",
        covert=covert,
        cost=draw(st.integers(0, 3)),
        choose=("cedar", "moor") if choosing else (),
        requires=draw(st.one_of(st.just(""), conditions(actors))),
        difficulty=draw(st.integers(5, 9)),
        modifiers=draw(
            st.lists(st.builds(model.Modifier, when=conditions(actors), add=added), max_size=3).map(tuple)
        ),
        exceeds=draw(text),
        succeeds=draw(text),
        partly=draw(text),
        fails=draw(text),
        exposure=model.Exposure(threshold=draw(st.integers(4, 10)), effects=draw(text)) if covert else None,
        limit=draw(limits),
        pulls={"pace": draw(st.integers(-2, 2))},
    )


def _and_exposes(text: str) -> str:
    return "; ".join(["expose(facilitator)", *filter(None, [text])])


@cache
@st.composite
def answers(draw: st.DrawFn) -> tuple[model.InjectAnswer, ...]:
    """Answers to an inject, of which the first is always open."""
    effect = st.one_of(effects(), st.just("influence(self) +1"), st.just("alignment(self, moor) -1"))
    requires = st.one_of(st.just(""), st.just("influence(self) >= 2"), conditions())
    others = st.builds(
        model.InjectAnswer,
        id=st.sampled_from(["yes", "perhaps"]),
        title=st.just("Another"),
        price=st.integers(0, 3),
        requires=requires,
        effects=effect,
    )
    no = model.InjectAnswer(id="no", title="No", effects=draw(effect))
    return (no, *draw(st.lists(others, min_size=1, max_size=2, unique_by=lambda one: one.id)))


@cache
@st.composite
def injects(draw: st.DrawFn, number: int) -> model.Inject:
    """An inject of any kind; some let a seat pay, some expose a covert move."""
    kind = draw(st.sampled_from(INJECTS))
    option = draw(st.none() | st.builds(model.Option, seat=st.sampled_from(SEATS), price=st.integers(0, 3)))
    asks = option is None and draw(st.booleans())
    return model.Inject(
        id=f"i{number}",
        title=f"Inject {number}",
        kind=kind,
        turn=draw(st.integers(1, 3)) if kind == "scheduled" else None,
        when=draw(conditions()) if kind == "conditional" else "",
        chance=None if kind == "facilitator" else draw(st.none() | st.integers(1, 99)),
        effects=draw(st.one_of(effects(), st.just("expose(facilitator)"), effects().map(_and_exposes))),
        limit=draw(limits),
        option=option,
        answers=draw(answers()) if asks else (),
        asks=draw(st.lists(st.sampled_from(SEATS), max_size=2, unique=True).map(tuple)) if asks else (),
        silence=draw(st.sampled_from(["", "no"])) if asks else "",
    )


@cache
@st.composite
def objectives(draw: st.DrawFn, number: int) -> model.Objective:
    """An objective of any shape."""
    shape = draw(st.sampled_from(SHAPES))
    breach = shape == "breach"
    low, high = draw(st.integers(-2, 1)), draw(st.integers(2, 4))
    if shape == "ramp" and draw(st.booleans()):
        low, high = high, low
    return model.Objective(
        id=f"o{number}",
        seat=draw(st.sampled_from(SEATS)),
        set="red-line" if breach else draw(st.sampled_from(["public", "a", "b"])),
        text=f"Objective {number}",
        shape=shape,
        measure="" if breach else draw(quantities(ACTORS)),
        when=draw(conditions()) if breach else "",
        lo=None if breach else low,
        hi=None if breach else high,
        weight=-8 if breach else draw(st.integers(1, 20)),
    )


@st.composite
def rules(draw: st.DrawFn) -> model.Rules:
    """Rules of either order of play."""
    order = draw(st.sampled_from(ORDERS))
    kinds = SEALED if order == "sealed" else IN_TURN
    return model.Rules(
        order=order,
        phases=tuple(model.Phase(kind=kind) for kind in kinds),
        seat_order=SEATS,
        rotate=draw(st.booleans()),
        moves_per_turn=draw(st.integers(1, 2)),
        covert_per_turn=draw(st.none() | st.integers(0, 1)),
        covert_moves=draw(st.sampled_from(["in-order", "last"])) if order == "sealed" else "in-order",
        alignment=model.Scale(min=-4, max=4),
        influence=model.InfluenceRules(
            max=draw(st.none() | st.integers(4, 8)),
            gifts_per_turn=2,
            shown=draw(st.sampled_from(["public", "own"])),
        ),
        scrutiny=model.ScrutinyRules(
            max=draw(st.integers(1, 4)),
            decay=draw(st.integers(0, 2)),
            gain_if_exposed=draw(st.integers(0, 2)),
        ),
        adjudication=model.Adjudication(
            method=draw(st.sampled_from(["dice", "matrix"])),
            caps=model.Caps(card=draw(st.integers(0, 3)), backing=draw(st.integers(0, 2))),
            bands=draw(st.sampled_from([model.Bands(), model.Bands(fails_on=None, exceeds_on=None)])),
            matrix_difficulty=draw(st.integers(6, 8)),
        ),
        backing=draw(
            st.builds(model.BackingRules, cost=st.integers(0, 1), per_turn=st.integers(1, 2)) | st.none()
        ),
        free_move=model.FreeMoveRules(cost=1),
        refresh_cards_every=draw(st.none() | st.integers(1, 2)),
        scoring=model.Scoring(
            interim=draw(st.sampled_from(["half", "none", 2])),
            interim_weight="1/3",
            floor=draw(st.none() | st.just(0)),
        ),
    )


def _seat(name: str) -> model.Actor:
    sets = (model.HiddenSet(id="a", title="A"), model.HiddenSet(id="b", title="B"))
    return model.Actor(id=name, name=name.title(), start_influence=3, income=2, hidden_sets=sets)


@st.composite
def scenarios(draw: st.DrawFn) -> model.Scenario:
    """A small scenario in which everything that the format knows can come up."""
    gates = st.lists(
        st.builds(model.Gate, above=st.integers(0, 3), requires=conditions()), min_size=1, max_size=2
    ).map(tuple)
    upkeep = st.builds(model.UpkeepRule, id=st.just("tide"), when=conditions(), effects=effects())
    ending = model.Ending(
        id="storm", title="The storm breaks", when="track(calm) >= 4", effects=draw(effects())
    )
    return model.Scenario(
        format=1,
        id="woods",
        title="The woods",
        summary="Three trees and a moor.",
        calendar=model.Calendar(turns=draw(st.integers(1, 4)), quarters=(1, 2)),
        rules=draw(rules()),
        actors=(*map(_seat, SEATS), model.Actor(id="moor", name="Moor", kind="non-player")),
        tracks=(
            model.Track(id="calm", name="Calm", max=4, start=2, gates=draw(gates)),
            model.Track(id="trade", name="Trade", max=4),
            model.Track(id="mood", name="Mood", derived=model.Derived(weights={"calm": 0.5, "trade": -0.25})),
        ),
        questions=(model.Question(id="pace", title="How fast?"),),
        cards=tuple(draw(cards(number)) for number in range(draw(st.integers(2, 5)))),
        injects=tuple(draw(injects(number)) for number in range(draw(st.integers(0, 4)))),
        upkeep=tuple(draw(st.lists(upkeep, max_size=1))),
        endings=(ending,),
        objectives=tuple(draw(objectives(number)) for number in range(draw(st.integers(0, 4)))),
    )
