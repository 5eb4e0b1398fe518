"""What a seat reads behind the curtain: messages, private injects, answers of Control, offers, the vote.

Made from what a seat's door gives, so nothing of others is in it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from wargame.game import events as ev
from wargame.game.redaction import Redacted
from wargame.game.sight import SeenAnswer, SeenVote
from wargame.scenario.expression import in_words, names_of, parse_effects
from wargame.scenario.model import Scenario
from wargame.session.doors import Known
from wargame.session.narration import Narrator
from wargame.shown.pictures import ShownPicture, of_inject
from wargame.terms import ActorId, InjectId, alignment
from wargame.words.counting import listed


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterRow:
    """Something to read."""

    head: str
    """From whom to whom, and in which turn."""
    text: str
    mine: bool
    turn: int = 0
    picture: ShownPicture | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferRow:
    """A deal that waits for this seat's answer."""

    number: int
    head: str
    terms: str
    public: bool
    outlook: str = ""
    """What it would change, and what stands in its way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyRow:
    """A deal that the scenario has ready and that this seat may offer."""

    id: str
    head: str
    """Its title and the other parties."""
    terms: str
    moves: str
    """What it changes when all have accepted; empty for nothing."""
    public: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRow:
    """An answer that this seat can give to an inject."""

    id: str
    title: str
    said: str
    """What it means, costs and changes."""
    why_not: str
    """Why it cannot be given now; empty if it can."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedRow:
    """An inject that asks this seat for an answer."""

    inject: InjectId
    head: str
    text: str
    answers: tuple[AnswerRow, ...]
    mine: str
    """The title of the answer that it gave; empty for none yet."""
    silence: str
    """What giving no answer means, in a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewRow:
    """How the seat sees a tie of its own."""

    actor: ActorId
    name: str
    value: int
    """What it said last; what stands on the board if it has said nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letters:
    """All of it."""

    rows: tuple[LetterRow, ...]
    """The latest first."""
    offers: tuple[OfferRow, ...]
    ready: tuple[ReadyRow, ...]
    asked: AskedRow | None
    """The inject that asks it for an answer."""
    vote: SeenVote | None
    views: tuple[ViewRow, ...]
    lowest: int
    highest: int
    said: bool
    """Whether the seat has said in this turn how it sees its ties."""
    ended: bool


def letters(known: Known, scenario: Scenario, narrator: Narrator) -> Letters:
    """Return what a seat reads, of what it knows."""
    seat, seen, given = known.viewer, known.sight, known.perceived
    rows = [row for one in known.told if (row := _row(one, seat, narrator)) is not None]
    latest: dict[ActorId, int] = {}
    for turn in sorted(given):
        latest.update(given[turn])
    scale = scenario.rules.alignment
    return Letters(
        rows=tuple(reversed(rows)),
        offers=tuple(
            OfferRow(
                number=deal.number,
                head=f"{narrator.name(deal.proposer)} offers deal {number}",
                terms=deal.terms,
                public=deal.public,
                outlook=known.outlooks.get(deal.number, ""),
            )
            for number, deal in enumerate(seen.deals, 1)
            if deal.status == "offered" and seat in deal.parties and seat not in deal.accepted
        ),
        ready=() if seen.ended else ready_rows(scenario, seat),
        asked=asked_row(known, scenario) if seen.asking else None,
        vote=next((one for one in seen.votes if not one.closed), None),
        views=tuple(
            ViewRow(
                actor=one.id,
                name=one.name,
                value=latest.get(one.id, seen.values[alignment(seat, one.id)]),
            )
            for one in scenario.actors
            if one.id != seat
        ),
        lowest=scale.min,
        highest=99 if scale.max is None else scale.max,
        said=seen.turn in given,
        ended=bool(seen.ended),
    )


def asked_row(known: Known, scenario: Scenario) -> AskedRow | None:
    """Return the inject that asks the viewer for an answer, with what each answer comes to."""
    asking = known.sight.asking
    if asking is None:
        return None
    fired = [one for one in known.told if isinstance(one, ev.InjectFired) and one.inject == asking.inject]
    names, titles = names_of(scenario), {one.id: one.title for one in asking.answers}
    counts = f"counts as “{titles[asking.silence]}”" if asking.silence in titles else "changes nothing"
    return AskedRow(
        inject=asking.inject,
        head=fired[-1].title if fired else asking.inject,
        text=fired[-1].text if fired else "",
        answers=tuple(
            AnswerRow(id=one.id, title=one.title, said=said_of_answer(one, names), why_not=one.why_not)
            for one in asking.answers
        ),
        mine=titles.get(asking.mine, ""),
        silence=f"No answer {counts}.",
    )


def said_of_answer(one: SeenAnswer, names: Mapping[str, str]) -> str:
    """Return what an answer means, costs and changes."""
    price = f"It costs {one.price} influence." if one.price else ""
    moves = in_words(parse_effects(one.effects), names) if one.effects.strip() else ""
    return " ".join(part for part in (one.text, price, f"{moves}." if moves else "") if part)


def ready_rows(scenario: Scenario, seat: ActorId) -> tuple[ReadyRow, ...]:
    """Return the prepared deals that a seat is a party of; it may offer each as often as it likes."""
    names = names_of(scenario)
    return tuple(
        ReadyRow(
            id=one.id,
            head=f"{one.title}, with {listed(names[other] for other in one.between if other != seat)}",
            terms=one.terms,
            moves=f"{in_words(parse_effects(one.effects), names)}." if one.effects.strip() else "",
            public=one.public,
        )
        for one in scenario.deals
        if seat in one.between
    )


def _row(one: Redacted, seat: ActorId, narrator: Narrator) -> LetterRow | None:
    match one:
        case ev.MessageSent(turn=turn, sender=sender, to=to, text=text):
            who = narrator.name(sender) if sender else "Control"
            whom = _names(to, narrator) if to else "Control"
            return LetterRow(head=f"{who} to {whom}, turn {turn}", text=text, mine=sender == seat, turn=turn)
        case ev.InjectFired(turn=turn, title=title, text=text, to=to, inject=inject) if seat in to:
            return LetterRow(
                head=f"For your eyes, turn {turn}: {title}",
                text=text or title,
                mine=False,
                turn=turn,
                picture=of_inject(narrator.compiled, inject),
            )
        case ev.QuestionAsked(turn=turn, text=text):
            return LetterRow(head=f"You asked Control, turn {turn}", text=text, mine=True, turn=turn)
        case ev.QuestionAnswered(turn=turn, text=text):
            return LetterRow(head=f"Control answers, turn {turn}", text=text, mine=False, turn=turn)
        case _:
            return None


def _names(seats: tuple[ActorId, ...], narrator: Narrator) -> str:
    return listed(map(narrator.name, seats))


def waiting_letters(known: Known, scenario: Scenario, narrator: Narrator) -> int:
    """Return how many letters of this turn the seat has got, and how many offers and votes wait for it."""
    found = letters(known, scenario, narrator)
    got = sum(1 for row in found.rows if not row.mine and row.turn == known.sight.turn)
    vote = found.vote is not None and not found.vote.mine
    asked = found.asked is not None and not found.asked.mine
    return got + len(found.offers) + vote + asked
