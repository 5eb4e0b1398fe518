"""What a seat reads on its phone, and what waits for its answer: letters, offers, an inject, the vote.

Made of the rows that the hand behind the curtain shows (`shown.letters`). Long texts are cut and kept whole
in `contents`; offers are counted as the seat sees them.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from msgspec import Struct

from wargame.game import events as ev
from wargame.game.sight import SeenVote, Sight
from wargame.game.state import Deal
from wargame.session.doors import Known
from wargame.shown.deals import STATUS_WORDS
from wargame.shown.letters import AskedRow, LetterRow, Letters
from wargame.shown.phone.contents import Contents
from wargame.terms import ActorId, InjectId, influence
from wargame.words.counting import listed

MOST_LETTERS: Final = 40
"""The latest that are sent; older ones can be read behind the curtain."""


MOST_OFFERS: Final = 20
"""The latest that are sent; older ones can be answered behind the curtain."""


class Letter(Struct, frozen=True, kw_only=True):
    """Something to read."""

    head: str
    text: str
    more: str
    """Mark of the whole text where only its beginning is here; empty if it is whole."""
    mine: bool
    turn: int
    picture: str


class Offer(Struct, frozen=True, kw_only=True):
    """A deal that waits for this seat's answer."""

    number: int
    """Counted among the deals that the seat may know; `answer` names it so."""
    head: str
    terms: str
    more: str
    public: bool
    outlook: str


class DealNow(Struct, frozen=True, kw_only=True):
    """A deal that the seat may know and that asks nothing of it now."""

    number: int
    """Counted as in `Offer`."""
    head: str
    terms: str
    more: str
    public: bool
    stands: str
    """How it stands, in a sentence: for whom an offer waits, whether it is agreed, kept or broken."""


class Ready(Struct, frozen=True, kw_only=True):
    """A deal that the scenario has ready and that this seat may offer."""

    id: str
    head: str
    terms: str
    moves: str
    public: bool


PAYS: Final[dict[str, bool]] = {"pays": True, "lets-it-happen": False}
"""Answers to an inject that a seat may pay to cancel, and whether it pays."""


class AnswerChoice(Struct, frozen=True, kw_only=True):
    """An answer that this seat can give to an inject."""

    id: str
    title: str
    said: str
    why_not: str


class Asked(Struct, frozen=True, kw_only=True):
    """An inject that asks this seat for an answer."""

    inject: InjectId
    head: str
    text: str
    more: str
    answers: tuple[AnswerChoice, ...]
    mine: str
    silence: str


class Ballot(Struct, frozen=True, kw_only=True):
    """The open vote, or the last one once it is closed."""

    number: int
    question: str
    more: str
    options: tuple[str, ...]
    secret: bool
    mine: str
    open: bool
    voted: int
    of: int
    counts: dict[str, int] | None
    """None while nobody may know."""


class TieSeen(Struct, frozen=True, kw_only=True):
    """How the seat sees a tie of its own."""

    actor: ActorId
    name: str
    value: int


class Perceptions(Struct, frozen=True, kw_only=True):
    """How the seat sees its ties."""

    rows: tuple[TieSeen, ...]
    lowest: int
    highest: int
    said: bool


def letter_rows(rows: Sequence[LetterRow], contents: Contents) -> tuple[Letter, ...]:
    """Return the latest letters, the latest first."""
    return tuple(_letter(row, contents) for row in rows[:MOST_LETTERS])


def _letter(row: LetterRow, contents: Contents) -> Letter:
    text, more = contents.text(row.text)
    picture = contents.picture(row.picture)
    return Letter(head=row.head, text=text, more=more, mine=row.mine, turn=row.turn, picture=picture)


def offer_rows(found: Letters, seen: Sight, contents: Contents) -> tuple[Offer, ...]:
    """Return the deals that wait for the seat's answer."""
    counted = {deal.number: number for number, deal in enumerate(seen.deals, 1)}
    offers = []
    for row in found.offers[-MOST_OFFERS:]:
        terms, more = contents.text(row.terms)
        number = counted[row.number]
        offers.append(
            Offer(
                number=number,
                head=row.head,
                terms=terms,
                more=more,
                public=row.public,
                outlook=row.outlook,
            )
        )
    return tuple(offers)


def deals_now(
    seen: Sight, seat: ActorId, names: Mapping[str, str], contents: Contents
) -> tuple[DealNow, ...]:
    """Return the deals that the seat may know and that do not wait for it, the latest first."""
    rows = []
    for number, deal in tuple(enumerate(seen.deals, 1))[-MOST_OFFERS:]:
        if _waits_for(deal, seat):
            continue
        terms, more = contents.text(deal.terms)
        rows.append(
            DealNow(
                number=number,
                head=f"Deal {number}: {listed(names[one] for one in deal.parties)}",
                terms=terms,
                more=more,
                public=deal.public,
                stands=_stands(deal, names),
            )
        )
    return tuple(reversed(rows))


def _waits_for(deal: Deal, seat: ActorId) -> bool:
    return deal.status == "offered" and seat in deal.parties and seat not in deal.accepted


def _stands(deal: Deal, names: Mapping[str, str]) -> str:
    """Return how a deal stands, in a sentence."""
    if deal.status == "offered":
        open_for = listed(names[one] for one in deal.parties if one not in deal.accepted)
        return f"{STATUS_WORDS[deal.status]}, waits for {open_for}."
    by = f" by {names[deal.broken_by]}" if deal.broken_by else ""
    until = f" until turn {deal.until}" if deal.status == "agreed" and deal.until is not None else ""
    return f"{STATUS_WORDS[deal.status]}{by}{until}."


def ready_offers(found: Letters) -> tuple[Ready, ...]:
    """Return the deals that the scenario has ready for the seat."""
    return tuple(
        Ready(id=one.id, head=one.head, terms=one.terms, moves=one.moves, public=one.public)
        for one in found.ready
    )


def asked_now(row: AskedRow | None, known: Known, contents: Contents) -> Asked | None:
    """Return the inject that asks the seat for an answer; None if there is none."""
    if row is None:
        return _asked_to_pay(known, contents)
    text, more = contents.text(row.text)
    return Asked(
        inject=row.inject,
        head=row.head,
        text=text,
        more=more,
        answers=tuple(
            AnswerChoice(id=one.id, title=one.title, said=one.said, why_not=one.why_not)
            for one in row.answers
        ),
        mine=row.mine,
        silence=row.silence,
    )


def _asked_to_pay(known: Known, contents: Contents) -> Asked | None:
    """Return the inject that the seat may pay to cancel, if one waits for that."""
    told = [one for one in known.told_this_turn if isinstance(one, ev.InjectFired | ev.InjectAnswered)]
    last = told[-1] if told else None
    if not isinstance(last, ev.InjectFired) or last.waits_for != known.viewer or known.sight.ended:
        return None
    text, more = contents.text(last.text)
    pays, lets = PAYS
    held = known.sight.values.get(influence(known.viewer), 0)
    short = f"It costs {last.price} influence; you hold {held}." if held < last.price else ""
    return Asked(
        inject=last.inject,
        head=last.title,
        text=text,
        more=more,
        answers=(
            AnswerChoice(
                id=pays, title=f"Pay {last.price} influence: it does not happen", said="", why_not=short
            ),
            AnswerChoice(id=lets, title="Let it happen", said="", why_not=""),
        ),
        mine="",
        silence="The game waits for your answer.",
    )


def ballot(votes: Sequence[SeenVote], seats: int, contents: Contents) -> Ballot | None:
    """Return the open vote, else the last one; None before the first."""
    if not votes:
        return None
    vote = next((one for one in votes if not one.closed), votes[-1])
    question, more = contents.text(vote.question)
    return Ballot(
        number=vote.number,
        question=question,
        more=more,
        options=vote.options,
        secret=vote.secret,
        mine=vote.mine,
        open=not vote.closed,
        voted=vote.voted,
        of=seats,
        counts=dict(vote.counts) if vote.closed or not vote.secret else None,
    )


def perceptions_of(found: Letters) -> Perceptions:
    """Return how the seat sees its ties."""
    return Perceptions(
        rows=tuple(TieSeen(actor=one.actor, name=one.name, value=one.value) for one in found.views),
        lowest=found.lowest,
        highest=found.highest,
        said=found.said,
    )
