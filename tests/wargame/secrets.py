"""A state and a record with other secrets than they have: what viewers see must not depend on them."""

from collections.abc import Iterable

from msgspec.structs import replace

from wargame.game import events as ev
from wargame.game.events import Event, Reckoning
from wargame.game.redaction import revealed_moves
from wargame.game.secrecy import may_know
from wargame.game.state import Deal, GameState, Played


def with_other_secrets(state: GameState, viewer: str) -> GameState:
    """The state in which everything that the viewer may not know is something else."""
    plays = tuple(one if may_know(state, one, viewer) else disguised(one) for one in state.table.plays)
    deals = tuple(
        one if one.public or viewer in one.parties else rewritten(one) for one in state.affairs.deals
    )
    return replace(
        state,
        setup=replace(state.setup, seed=-1, hidden=only(viewer, state)),
        table=replace(state.table, plays=plays),
        memory=replace(state.memory, covert=(), conduct=()),
        affairs=replace(state.affairs, deals=deals),
    )


def disguised(played: Played) -> Played:
    move = replace(played.move, target="elsewhere", argument="For other reasons.", free=None)
    return replace(played, title="Something else", move=move, arguments=(), terms=None)


def rewritten(deal: Deal) -> Deal:
    return replace(deal, terms="Something else.", effects="", status="offered", broken_by="")


def only(viewer: str, state: GameState) -> dict[str, str]:
    return {seat: drawn if seat == viewer else "other" for seat, drawn in state.setup.hidden.items()}


def told_with_other_secrets(events: Iterable[Event], viewer: str) -> list[Event]:
    """The events in which everything that the viewer may not know is something else.

    Numbers that move stay as they are: where they may be known, that they moved is no secret.
    """
    happened = list(events)
    revealed = revealed_moves(happened)
    private = {one.inject for one in happened if isinstance(one, ev.InjectFired) and _is_private(one, viewer)}
    secret = {
        one.number
        for one in happened
        if isinstance(one, ev.DealProposed) and not one.public and viewer not in one.parties
    }
    return [_other(event, viewer, revealed, private, secret) for event in happened]


def _is_private(event: ev.InjectFired, viewer: str) -> bool:
    return bool(event.to) and viewer not in event.to


def _other(event: Event, viewer: str, revealed: frozenset[int], private: set[str], secret: set[int]) -> Event:
    match event:
        case ev.MoveSealed() | ev.MoveRuled():
            return _other_move(event, viewer, revealed)
        case ev.InjectFired(inject=inject) if inject in private:
            return replace(event, title="?", text="?", note="?", price=99, waits_for="", by_hand=True)
        case ev.InjectAnswered(inject=inject) if inject in private:
            return replace(event, paid=not event.paid)
        case ev.AnswerSealed(seat=seat) if seat != viewer:
            return replace(event, inject="?", answer="?")
        case ev.AnswersOpened(inject=inject) if inject in private:
            return replace(event, silent=())
        case ev.DealProposed(number=number) if number in secret:
            return replace(event, terms="?", effects="?", until=99)
        case ev.DealJudged(number=number) if number in secret:
            return replace(event, kept=not event.kept, reason="?")
        case _:
            return _other_notes(event, viewer)


def _other_notes(event: Event, viewer: str) -> Event:
    match event:
        case ev.InjectFired():
            return replace(event, note="?")
        case ev.InjectSkipped() | ev.InjectPostponed():
            return replace(event, inject="?", reason="?")
        case ev.NoteMade():
            return replace(event, text="?", on=1, seat="")
        case ev.BookmarkSet():
            return replace(event, name="?")
        case ev.AuditHeld(values=values):
            return replace(event, values=tuple(one + 1 for one in values))
        case ev.SessionOpened(hidden=hidden):
            others = {seat: drawn if seat == viewer else "?" for seat, drawn in hidden.items()}
            return replace(event, seed=event.seed + 1, hidden=others)
        case _:
            return event


def _other_move(
    event: ev.MoveSealed | ev.MoveRuled, viewer: str, revealed: frozenset[int]
) -> ev.MoveSealed | ev.MoveRuled:
    if isinstance(event, ev.MoveSealed):
        known = event.move.seat == viewer or (event.number in revealed and not event.covert)
        return (
            event if known else replace(event, title="?", move=replace(event.move, argument="?", target=""))
        )
    if event.seat == viewer or event.exposure is None:
        return event
    test = replace(event.exposure, scrutiny=9, failed=1, threshold=12)
    test = replace(test, throw=replace(test.throw, dice=(1, 1)))
    if test.exposed:
        return replace(event, exposure=test)
    return replace(
        event,
        title="?",
        target="?",
        card="?",
        reckoning=Reckoning(method="ruling"),
        throw=None,
        margin=99,
        outcome="partly",
        rolled=None,
        reason="?",
        decided_by="?",
        pulls=(9,),
        exposure=test,
    )
