"""Events in words, for the log, the window's outcomes and the report.

One plain sentence for each event and lines of detail below it; what a viewer may not know was taken out
before, by `game.redaction`. Words live here and nowhere else, so that they can be translated.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias, assert_never

from wargame.game import events as ev
from wargame.game.compiled import CompiledScenario
from wargame.game.events import Change, Changes, ExposureTest, Reckoning, Throw
from wargame.game.redaction import BehindTheScenes, Redacted, SealedUnseen, SomethingHappened
from wargame.journal.rows import Person
from wargame.scenario.expression import in_words, parse_condition
from wargame.terms import EntenteError, Quantity, signed
from wargame.words.counting import counted, listed
from wargame.words.labels import OUTCOME_WORDS, PHASE_WORDS
from wargame.words.methods import METHOD_WORDS

ABOUT_WORDS = {
    "planned": "what was planned",
    "happened": "what happened",
    "why": "why",
    "next": "what next",
}


@dataclass(frozen=True, slots=True)
class Told:
    """An event in words."""

    text: str
    """One sentence."""
    details: tuple[str, ...] = ()
    """What makes it: odds, dice, changes, reasons; a line each."""


_Talk: TypeAlias = (
    ev.MessageSent
    | ev.QuestionAsked
    | ev.QuestionAnswered
    | ev.VoteOpened
    | ev.VoteCast
    | ev.VoteClosed
    | ev.PerceptionGiven
    | ev.HotWashAnswered
    | ev.PlanQuestionAdded
    | ev.TimerSet
)
"""What is said between seats, to Control, and about the game."""

_Table: TypeAlias = (
    ev.SessionOpened
    | ev.CalendarChanged
    | ev.PlayerJoined
    | ev.PlayerLeft
    | ev.NoteMade
    | ev.BookmarkSet
    | ev.SeatCodeReset
    | ev.SessionClosed
)
"""What happens to the session, its people and its record."""


class Narrator:
    """Puts the events of one session into words; knows its names and nothing else."""

    def __init__(self, compiled: CompiledScenario, people: Mapping[int, Person] | None = None) -> None:
        self._compiled = compiled
        self._people = people or {}
        scenario = compiled.scenario
        self._names = {actor.id: actor.name for actor in scenario.actors}
        self._tracks = {line.id: line.name for line in scenario.tracks}
        self._cards = {card.id: card.title for card in scenario.cards}
        self._objectives = {one.id: one for one in scenario.objectives}
        self._rules = {rule.id: rule.why or rule.id for rule in scenario.upkeep}
        self._rules.update({one.id: one.title for one in scenario.endings})
        self._rules.update({"decay": "Scrutiny fades.", "exposed": "Exposed this turn.", "adjusted": ""})
        self._all_names = {**self._names, **self._tracks, **self._cards}

    def name(self, actor: str) -> str:
        """Return an actor's name."""
        return self._names.get(actor, actor)

    def quantity(self, what: Quantity) -> str:
        """Return a number on the board as people call it: `Russia and Iran`, `Settlement progress`."""
        first = what.ids[0]
        match what.kind:
            case "alignment":
                return f"{self.name(first)} and {self.name(what.ids[1])}"
            case "track":
                return self._tracks.get(first, first)
            case "influence":
                return f"Influence of {self.name(first)}"
            case "scrutiny":
                return f"Scrutiny of {self.name(first)}"
            case _:
                assert_never(what.kind)

    def change(self, change: Change) -> str:
        """Return a change in words, with what was asked for where less was applied."""
        signs = change.what.kind == "alignment"
        before, after = (
            (signed(change.before), signed(change.after)) if signs else (change.before, change.after)
        )
        said = f"{self.quantity(change.what)}: {before} → {after}"
        applied = change.after - change.before
        if applied != change.asked:
            said += f" (asked {signed(change.asked)}, applied {signed(applied)})"
        why = self.reason(change.why)
        return f"{said}. {why}" if why else said

    def reason(self, rule: str) -> str:
        """Return why a rule of upkeep or an ending moves something; empty if the scenario does not say."""
        return self._rules.get(rule, "")

    def changes(self, changes: Changes) -> tuple[str, ...]:
        """Return some changes in words; influence paid for a move is left to the move's own words."""
        return tuple(self.change(one) for one in changes)

    def tell(self, event: Redacted) -> Told:  # noqa: C901  # one flat table of cases
        """Return an event in words."""
        match event:
            case ev.MoveSealed():
                return self._sealed(event)
            case ev.MoveRuled():
                return self._ruled(event)
            case ev.RulingOverridden():
                return self._overridden(event)
            case SealedUnseen(seat=seat, plan=plan):
                return Told(f"{self.name(seat)} seals {'its plan' if plan else 'a move'}.")
            case SomethingHappened(changes=changes):
                return Told("Something happened; who was behind it is not known.", self.changes(changes))
            case BehindTheScenes(changes=changes):
                return Told("Behind the scenes, all together:", self.changes(changes))
            case ev.PhaseOpened():
                return self._phase(event)
            case ev.InjectFired() | ev.InjectAnswered() | ev.InjectSkipped() | ev.InjectPostponed():
                return self._inject(event)
            case ev.DealProposed() | ev.DealAnswered() | ev.DealLapsed() | ev.DealJudged():
                return self._deal(event)
            case ev.MoveWithdrawn(number=number):
                return Told(f"Move {number} is taken back before planning closes.")
            case ev.SeatPassed(seat=seat, reason=reason):
                return Told(f"{self.name(seat)} passes.", (reason,) if reason else ())
            case ev.MoveArgued(number=number, argument=argument):
                who = self.name(argument.seat) if argument.seat else "The facilitator"
                side = "for" if argument.side > 0 else "against"
                return Told(
                    f"{who} argues {side} move {number}.", (f"{argument.text} (weight {argument.weight})",)
                )
            case ev.FreeMoveJudged():
                return self._judged(event)
            case ev.MoveBacked(seat=seat, number=number, by=by):
                return Told(f"{self.name(seat)} {'backs' if by > 0 else 'blocks'} move {number}.")
            case ev.CoverBlown(seat=seat, title=title, changes=changes):
                return Told(
                    f"It comes to light that {self.name(seat)} played “{title}”.", self.changes(changes)
                )
            case ev.IncomePaid(changes=changes):
                return Told("Income is paid.", self.changes(changes))
            case ev.InfluenceGiven(giver=giver, receiver=receiver, changes=changes):
                # Either purse shows what was given; who may see neither was told of it aloud.
                got = max((abs(one.after - one.before) for one in changes), default=event.asked)
                return Told(f"{self.name(giver)} gives {got} influence to {self.name(receiver)}.")
            case ev.StatementMade(seats=seats, text=text):
                return Told(f"{self._list(seats)} state jointly:", (text,))
            case ev.BoardAdjusted(change=change, reason=reason):
                return Told("The facilitator corrects the board.", (self.change(change), reason))
            case ev.UpkeepDone():
                return self._upkeep(event)
            case ev.AuditHeld():
                return Told("The interim audit is held; it counts towards every score.")
            case ev.TurnClosed(turn=turn, refreshed=refreshed):
                return Told(f"Turn {turn} is closed.", ("All cards are fresh again.",) if refreshed else ())
            case ev.GameEnded(title=title, changes=changes, reason=reason):
                return Told(
                    f"The game ends: {title}.", (*self.changes(changes), *((reason,) if reason else ()))
                )
            case (
                ev.MessageSent()
                | ev.QuestionAsked()
                | ev.QuestionAnswered()
                | ev.VoteOpened()
                | ev.VoteCast()
                | ev.VoteClosed()
                | ev.PerceptionGiven()
                | ev.HotWashAnswered()
                | ev.PlanQuestionAdded()
                | ev.TimerSet()
            ):
                return self._talk(event)
            case (
                ev.SessionOpened()
                | ev.CalendarChanged()
                | ev.PlayerJoined()
                | ev.PlayerLeft()
                | ev.NoteMade()
                | ev.BookmarkSet()
                | ev.SeatCodeReset()
                | ev.SessionClosed()
            ):
                return self._table(event)
            case _:
                assert_never(event)

    def _talk(self, event: _Talk) -> Told:  # noqa: C901  # one flat table of cases
        """Return what people said to one another, to Control, or about the game."""
        match event:
            case ev.MessageSent(sender=sender, to=to, text=text):
                who = self.name(sender) if sender else "Control"
                return Told(f"{who} writes to {self._list(to) if to else 'Control'}.", (text,))
            case ev.QuestionAsked(seat=seat, number=number, text=text):
                return Told(f"{self.name(seat)} asks Control (question {number}):", (text,))
            case ev.QuestionAnswered(seat=seat, number=number, text=text):
                return Told(f"Control answers {self.name(seat)} on question {number}:", (text,))
            case ev.VoteOpened(number=number, question=question, options=options, secret=secret):
                how = "in secret" if secret else "openly"
                return Told(
                    f"The table votes {how} (vote {number}): {question}", (f"Options: {', '.join(options)}.",)
                )
            case ev.VoteCast(seat=seat, number=number, option=option):
                return Told(f"{self.name(seat)} votes “{option}” in vote {number}.")
            case ev.VoteClosed(number=number, counts=counts):
                said = ", ".join(f"{option} {count}" for option, count in counts.items())
                return Told(f"Vote {number} is closed.", (f"{said}.",))
            case ev.PerceptionGiven(seat=seat, views=views):
                said = ", ".join(f"{self.name(actor)} {signed(value)}" for actor, value in views.items())
                return Told(f"{self.name(seat)} says how it sees its ties.", (f"{said}.",))
            case ev.HotWashAnswered(about=about, text=text):
                return Told(f"Hot wash, {self._speaker(event)}, {ABOUT_WORDS[about]}:", (text,))
            case ev.PlanQuestionAdded(text=text):
                return Told("The data collection plan has another question.", (text,))
            case ev.TimerSet():
                return self._timer(event)
            case _:
                assert_never(event)

    def _speaker(self, event: ev.HotWashAnswered) -> str:
        who = [self.name(event.seat)] if event.seat else []
        if event.person is not None:
            who.append(self._person(event.person))
        return listed(who) or "the table"

    def _timer(self, event: ev.TimerSet) -> Told:
        whose = f" of {self.name(event.seat)}" if event.seat else ""
        minutes, seconds = divmod(abs(event.left), 60)
        left = f"{minutes}:{seconds:02} {'left' if event.left >= 0 else 'over time'}"
        done = {"started": "runs", "paused": "is paused", "added": "gets more time", "stopped": "is stopped"}
        return Told(f"The timer{whose} {done[event.act]}: {left}.")

    def _table(self, event: _Table) -> Told:
        match event:
            case ev.SessionOpened(title=title):
                return Told(f"The session “{title}” begins.", self._chosen(event))
            case ev.CalendarChanged(before=before, after=after, reason=reason):
                return Told(
                    f"The session now has {counted(after, 'turn')}, not {before}.",
                    (reason,) if reason else (),
                )
            case ev.PlayerJoined(person=person, seat=seat):
                where = f"plays {self.name(seat)}" if seat else "observes"
                return Told(f"{self._person(person)} {where}.")
            case ev.PlayerLeft(person=person):
                return Told(f"{self._person(person)} leaves the table.")
            case ev.NoteMade(text=text, tag=tag, seat=seat, on=on):
                about = f" about {self.name(seat)}" if seat else ""
                return Told(f"{tag.capitalize()}{about}, on event {on}:", (text,))
            case ev.BookmarkSet(name=name, on=on):
                return Told(f"Bookmark “{name}” on event {on}.")
            case ev.SeatCodeReset(seat=seat, removed=removed):
                return Told(f"The code of {self.name(seat)} is {'removed' if removed else 'set'}.")
            case ev.SessionClosed(words=words):
                return Told("The session is closed.", (words,) if words else ())
            case _:
                assert_never(event)

    def _chosen(self, event: ev.SessionOpened) -> tuple[str, ...]:
        """Return what was chosen and drawn before the session, a line each."""
        lines = [f"{counted(event.turns, 'turn')}; moves are ruled on by {METHOD_WORDS[event.method].named}."]
        for seat, drawn in event.hidden.items():
            title = {one.id: one.title for one in self._compiled.scenario.actor(seat).hidden_sets}[drawn]
            how = "was given" if seat in event.assigned else "drew"
            lines.append(f"{self.name(seat)} {how} the hidden set “{title}”.")
        if event.cards_off:
            off = ", ".join(f"“{self._cards.get(card, card)}”" for card in event.cards_off)
            lines.append(f"Switched off: {off}.")
        return tuple(lines)

    def _person(self, number: int) -> str:
        person = self._people.get(number)
        return person.name if person and person.name else f"Player {number}"

    def _list(self, seats: tuple[str, ...]) -> str:
        return listed(map(self.name, seats))

    def _phase(self, event: ev.PhaseOpened) -> Told:
        phase = self._compiled.rules.phases[event.phase]
        title = phase.title or PHASE_WORDS[phase.kind]
        how = {"next": "opens", "skipped": "opens early", "reopened": "is opened again"}[event.how]
        return Told(f"{title} {how}.", (event.reason,) if event.reason else ())

    def _sealed(self, event: ev.MoveSealed) -> Told:
        move = event.move
        aimed = f" at {self.name(move.target)}" if move.target else ""
        kind = " covertly" if event.covert else ""
        free = " (a free move)" if move.free else ""
        details = [f"Costs {event.cost} influence."]
        if move.free:
            details.extend(
                f"{word}: {text}"
                for word, text in (
                    ("Intent", move.free.intent),
                    ("Means", move.free.means),
                    ("Desired effect", move.free.desired),
                    ("Reasons", "; ".join(move.free.reasons)),
                )
                if text
            )
        if move.argument:
            details.append(f"Argument: {move.argument}")
        return Told(
            f"{self.name(move.seat)} plays “{event.title}”{aimed}{kind}{free} as move {event.number}.",
            tuple(details),
        )

    def _judged(self, event: ev.FreeMoveJudged) -> Told:
        terms = event.terms
        lines = [f"Difficulty {terms.difficulty}."]
        for word, text in (
            ("Exceeds", terms.exceeds),
            ("Succeeds", terms.succeeds),
            ("Partly", terms.partly),
            ("Fails", terms.fails),
        ):
            lines.append(f"{word}: {text or 'nothing'}")
        return Told(f"The facilitator sets the terms of move {event.number}.", tuple(lines))

    def odds(self, reckoning: Reckoning) -> str:
        """Return the odds of the four outcomes in words."""
        if not reckoning.of:
            return "Nothing was thrown."
        said = [
            f"{word.lower()} {round(100 * ways / reckoning.of)}%"
            for word, ways in zip(OUTCOME_WORDS.values(), reckoning.odds, strict=True)
        ]
        return f"Odds: {', '.join(said)}."

    def reckoning(self, reckoning: Reckoning) -> tuple[str, ...]:
        """Return what stood before a throw, a line each."""
        lines = [f"Ruled on by {METHOD_WORDS[reckoning.method].named}."]
        if reckoning.difficulty:
            parts = [f"difficulty {reckoning.difficulty}"]
            for word, value in (
                ("card", reckoning.card),
                ("backing", reckoning.backing),
                ("argument", reckoning.argument),
            ):
                if value:
                    parts.append(f"{word} {signed(value)}")
            lines.append(f"{', '.join(parts).capitalize()}.")
        lines.extend(f"{signed(add)} since {self.condition(text)}" for text, add in reckoning.modifiers)
        if reckoning.argument_reason:
            lines.append(f"On the argument: {reckoning.argument_reason}")
        for one in reckoning.arguments:
            who = f"{self.name(one.seat)}: " if one.seat else ""
            lines.append(f"{'For' if one.side > 0 else 'Against'} ({one.weight}): {who}{one.text}")
        lines.extend(f"{self.name(seat)} says {percent}%" for seat, percent in reckoning.votes.items())
        if reckoning.chance is not None:
            lines.append(f"Chance of success or better: {reckoning.chance}%.")
        lines.append(self.odds(reckoning))
        return tuple(lines)

    def condition(self, text: str) -> str:
        """Return a condition in words, for the middle of a sentence; the text itself if it cannot be read."""
        try:
            said = in_words(parse_condition(text), self._all_names)
        except EntenteError:
            return text
        named = said.startswith(tuple(self._all_names.values()))
        return said if named else said[:1].lower() + said[1:]

    def throw(self, throw: Throw) -> str:
        """Return dice in words."""
        how = ", entered by hand" if throw.by_hand else ""
        if len(throw.dice) == 1:
            return f"Throw {throw.number}: {throw.dice[0]} of 100{how}."
        return f"Throw {throw.number}: {throw.dice[0]} and {throw.dice[1]}{how}."

    def _ruled(self, event: ev.MoveRuled) -> Told:
        aimed = f" at {self.name(event.target)}" if event.target else ""
        said = f"{self.name(event.seat)}, “{event.title}”{aimed}: {OUTCOME_WORDS[event.outcome].lower()}."
        details = [*self.reckoning(event.reckoning)]
        if event.throw is not None:
            margin = f" Margin {signed(event.margin)}." if event.margin is not None else ""
            details.append(self.throw(event.throw) + margin)
        if event.rolled is not None and event.rolled != event.outcome:
            details.append(
                f"The throw gave: {event.rolled}; the facilitator put “{event.outcome}” in its place."
            )
        if event.reason:
            details.append(f"Reason: {event.reason}")
        details.extend(self.changes(event.changes) or ("Nothing on the board moves.",))
        if event.exposure is not None:
            details.extend(
                (f"Exposure. {self.exposure(event.exposure)}", *self.changes(event.exposure.changes))
            )
        return Told(said, tuple(details))

    def exposure(self, test: ExposureTest) -> str:
        """Return what came of an exposure test; how it came is left out where the viewer may not know it."""
        outcome = "it comes to light" if test.exposed else "it stays unseen"
        if not test.throw.dice:
            return f"{outcome.capitalize()}."
        total = sum(test.throw.dice) + test.scrutiny + test.failed
        return f"{self.throw(test.throw)[:-1]}, in all {total} against {test.threshold}: {outcome}."

    def _overridden(self, event: ev.RulingOverridden) -> Told:
        what = f"{event.before} becomes {event.after}" if event.before != event.after else "other effects"
        details = [f"Reason: {event.reason}", *self.changes(event.changes)]
        if event.exposure is not None:
            details.extend(
                (f"Exposure. {self.exposure(event.exposure)}", *self.changes(event.exposure.changes))
            )
        return Told(f"The facilitator overrides the ruling on move {event.number}: {what}.", tuple(details))

    def _inject(
        self, event: ev.InjectFired | ev.InjectAnswered | ev.InjectSkipped | ev.InjectPostponed
    ) -> Told:
        bound = self._compiled.inject_by_id.get(event.inject)
        title = (
            event.title
            if isinstance(event, ev.InjectFired)
            else bound.inject.title
            if bound
            else event.inject
        )
        match event:
            case ev.InjectFired(text=text, to=to, changes=changes, waits_for=waits_for, price=price):
                lines = [text] if text else []
                if to:
                    lines.append(f"Told to {self._list(to)} alone.")
                if waits_for:
                    how = f"pay {price} influence to cancel it" if price else "cancel it"
                    lines.append(f"{self.name(waits_for)} may {how}.")
                if event.note:
                    lines.append(f"For Control: {event.note}")
                return Told(f"Inject: {title}.", (*lines, *self.changes(changes)))
            case ev.InjectAnswered(seat=seat, paid=paid, changes=changes):
                done = "lets it happen"
                if paid:
                    done = "pays, and it is called off" if changes else "has it called off"
                return Told(f"{title}: {self.name(seat)} {done}.", self.changes(changes))
            case ev.InjectSkipped(reason=reason):
                return Told(f"Control leaves out “{title}”.", (reason,) if reason else ())
            case ev.InjectPostponed(until=until, reason=reason):
                return Told(f"Control puts “{title}” off to turn {until}.", (reason,) if reason else ())

    def _deal(self, event: ev.DealProposed | ev.DealAnswered | ev.DealLapsed | ev.DealJudged) -> Told:
        match event:
            case ev.DealProposed(proposer=proposer, parties=parties, terms=terms, public=public, until=until):
                others = self._list(parties[1:])
                lines = [terms, "Public." if public else "Secret."]
                if until is not None:
                    lines.append(f"Binding until turn {until}.")
                return Told(f"{self.name(proposer)} offers deal {event.number} to {others}.", tuple(lines))
            case ev.DealAnswered(seat=seat, accepted=accepted, changes=changes):
                done = "accepts" if accepted else "declines"
                return Told(f"{self.name(seat)} {done} deal {event.number}.", self.changes(changes))
            case ev.DealLapsed(reason=reason):
                return Told(f"Deal {event.number} lapses.", (reason,) if reason else ())
            case ev.DealJudged(kept=kept, by=by, reason=reason):
                done = "is kept" if kept else f"is broken{f' by {self.name(by)}' if by else ''}"
                return Told(f"Deal {event.number} {done}.", (reason,) if reason else ())

    def _upkeep(self, event: ev.UpkeepDone) -> Told:
        lines = list(self.changes(event.changes))
        for crossed in event.crossed:
            one = self._objectives[crossed]
            lines.append(f"Red line of {self.name(one.seat)} crossed: {one.text}.")
        return Told("Upkeep is done.", tuple(lines) or ("Nothing moves by itself.",))
