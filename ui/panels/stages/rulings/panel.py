"""The stage on which moves are ruled on, one at a time, for the facilitator's eyes.

Left the queue, in the middle the move with what speaks for and against it, right the four outcomes, below
all of it what will be added to the dice and the ladder of all ways to fall. The throw is recorded in the
very moment it is made, so that nobody can throw again; then it takes the whole stage (`fallen`), and the
next step shows on the graph what moved.
"""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.bridge import SessionBridge
from ui.panels.previews import OutcomePreviews
from ui.panels.stages.rulings.fallen import FallenPanel
from ui.panels.stages.rulings.head import MoveHead, MoveWords
from ui.panels.stages.rulings.methods import MethodPanel
from ui.panels.stages.rulings.page import RulingPage
from ui.panels.stages.rulings.queue import QueuePanel
from ui.panels.stages.rulings.rationale import RationaleForm
from ui.panels.stages.rulings.reasons import ReasonsPanel
from ui.panels.stages.rulings.side import RulingSide
from ui.panels.stages.rulings.steps import step_after, step_before, step_terms
from ui.panels.stages.rulings.terms import TermsForm
from ui.panels.stages.rulings.throw import ThrowPanel
from ui.panels.stages.stage import OwnStep, Stage
from ui.theme.theme import current_theme
from ui.widgets.buttons import QuietButton
from ui.widgets.frames import HatchFrame
from ui.widgets.notices import Notice
from ui.widgets.painted import px
from wargame.game.adjudication.choice import RulingChoice
from wargame.game.adjudication.reckoning import RULES
from wargame.game.events import (
    BookmarkSet,
    ChancesNamed,
    DealAnswered,
    DealLapsed,
    DealProposed,
    Event,
    FreeMoveJudged,
    MessageSent,
    MoveArgued,
    MoveRuled,
    NoteMade,
    PerceptionGiven,
    PlayerJoined,
    PlayerLeft,
    QuestionAnswered,
    QuestionAsked,
    RulingOverridden,
    SecondRulingGiven,
    SecondRulingsShared,
    TimerSet,
    VoteCast,
    VoteClosed,
    VoteOpened,
)
from wargame.game.rules import ruling_order, rulings_due
from wargame.game.state import GameState
from wargame.session import notes, play, rulings
from wargame.shown.rulings import (
    MoveView,
    OddsView,
    effect_choices,
    methods,
    move_view,
    odds_view,
    place_words,
    previewed,
    queue_rows,
    seat_choices,
)
from wargame.shown.verdict import RecordedRuling, VerdictView, find_ruling, verdict_view
from wargame.terms import OUTCOMES, Outcome
from wargame.words.methods import METHODS, Method

BESIDE = (
    *(MoveArgued, ChancesNamed, FreeMoveJudged, NoteMade, BookmarkSet, PlayerJoined, PlayerLeft),
    *(SecondRulingGiven, SecondRulingsShared),
    *(MessageSent, QuestionAsked, QuestionAnswered, VoteOpened, VoteCast, VoteClosed, PerceptionGiven),
    *(DealProposed, DealAnswered, DealLapsed, TimerSet),
)
"""What may happen while a move is looked at, without turning to another one."""


class AdjudicationStage(Stage):
    """One move, its odds, the ruling; everything it decides goes through the session."""

    wide = True

    def __init__(self, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        self._number = 0
        self._looked_at: Outcome | None = None
        self._view: MoveView | None = None
        self._found: RecordedRuling | None = None
        self._odds: OddsView | None = None
        self._seen: object = None
        self._showing = False
        state = bridge.state
        self.queue = QueuePanel()
        self.head = MoveHead(methods(state), state.setup.method)
        self.method = self.head.method
        self.secret = HatchFrame("Behind the scenes: for Control alone. Esc closes it.")
        self.words = MoveWords()
        self.reasons = ReasonsPanel()
        self.inputs = MethodPanel(state)
        self.rationale = RationaleForm()
        self.terms: TermsForm | None = None
        self.blind = QuietButton("Somebody else rules too, blind", icon="ui-eyeoff", plain=True)
        self.blind.setObjectName("rule-blind")
        self.blind.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a press leaves Enter to the dark button
        self.refusal = Notice("", "error")
        self.refusal.setObjectName("ruling-refusal")
        self.throw = ThrowPanel()
        self.side = RulingSide()
        self.fallen = FallenPanel()
        self.previews: OutcomePreviews | None = None
        choices = effect_choices(state, bridge.narrator)
        self.side.set_choices(choices)
        self.fallen.set_choices(choices)
        self._lay_out()
        self._connect()
        current_theme().changed.connect(self._restyle)
        self._restyle()

    # Building

    def _lay_out(self) -> None:
        told = self.secret, self.refusal
        self.page = page = RulingPage(self.queue, self.head, told, self.side, self.throw)
        self._forms = QVBoxLayout()
        page.said.addWidget(self.words)
        page.said.addLayout(self._forms)
        for widget in (self.reasons, self.inputs, self.rationale):
            page.asked.addWidget(widget)
        page.asked.addWidget(self.blind, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        column.addWidget(self.fallen)
        self.fallen.hide()

    def _connect(self) -> None:
        self.queue.chosen.connect(self._choose)
        self.method.chosen.connect(lambda _: self._refresh_odds())
        self.reasons.changed.connect(self._refresh_odds)
        self.inputs.changed.connect(self._refresh_odds)
        self.inputs.kept.connect(self._keep_chances)
        self.throw.changed.connect(self._refresh_odds)
        self.blind.clicked.connect(lambda: self.asked_blind.emit(self._number))
        self.throw.named.connect(self._look_at)
        self.fallen.landed.connect(self.step_changed)
        self.fallen.landed.connect(self.told)
        self.side.looked_at.connect(self._look_at)
        self.side.changed.connect(self.step_changed)
        self.rationale.changed.connect(self.step_changed)
        self.fallen.override.connect(self._begin_override)
        self.fallen.overrule.connect(self._overrule)
        self.fallen.noted.connect(self._note)
        self.fallen.written.connect(self.written)
        self.side.what_if.toggled.connect(self._show_previews)
        self.add_key("roll", self._throw_by_key)
        self.add_key("more-weight", lambda: self.reasons.weigh(1))
        self.add_key("less-weight", lambda: self.reasons.weigh(-1))
        self.add_key("override", self._begin_override)
        self.add_key("record-ruling", self._press_if_ready)

    def _restyle(self) -> None:
        self.page.restyle()
        if self.previews is not None:
            self.previews.setMinimumHeight(px(200))

    # Showing

    def show_state(self, state: GameState, events: tuple[Event, ...] = ()) -> None:
        """Show the ruling just made, else the move that is to be ruled on next."""
        ruled = next((one for one in events if isinstance(one, MoveRuled | RulingOverridden)), None)
        if ruled is not None:
            self._number = ruled.number
        elif not all(isinstance(one, BESIDE) for one in events) or not events:
            self._turn_to_next(state)
        self._show(fall=isinstance(ruled, MoveRuled))

    def stays(self, state: GameState, events: tuple[Event, ...]) -> bool:
        """Stay for the ruling just made, also where seats move one after another."""
        if any(self._is_unopened(state, one) for one in events):
            return False
        kept = (MoveRuled, RulingOverridden, *BESIDE)
        beside = all(isinstance(one, kept) for one in events)
        return bool(events) and beside and state.table.last is not None

    def _is_unopened(self, state: GameState, event: Event) -> bool:
        """Return whether a covert move was ruled on that Control has not opened on this screen."""
        if not isinstance(event, MoveRuled | RulingOverridden):
            return False
        played, inside = state.play(event.number), self._view is not None and self._view.covert
        return played is not None and played.covert and not played.exposed and not inside

    def _turn_to_next(self, state: GameState) -> None:
        due = rulings_due(state)
        # The room sees the move that stands there when all are done: none that stayed covert.
        known = [one.number for one in ruling_order(state) if not one.covert or one.exposed]
        last = state.table.last.number if state.table.last else 0
        number = due[0] if due else last if last in known else known[-1] if known else 0
        if number != self._number:
            self._number = number
            self._forget()

    def _forget(self) -> None:
        """Empty all drafts: another move is shown."""
        self._looked_at = None
        self.method.choose(self.bridge.state.setup.method)
        self._showing = True
        for part in (self.reasons, self.inputs, self.rationale, self.throw, self.side, self.fallen):
            part.reset()
        if self.terms is not None:
            self.terms.reset()
        self._showing = False
        self.refusal.hide()
        self.page.to_top()

    def _choose(self, number: int) -> None:
        played, inside = self.bridge.state.play(number), self._view is not None and self._view.covert
        if not inside and (played is None or (played.covert and not played.exposed)):
            # What is covert is opened by its own step alone.
            self.queue.show_rows(queue_rows(self.bridge.state), self._number)
            return
        if number != self._number:
            self._number = number
            self._forget()
            self._show(fall=False)

    def _show(self, *, fall: bool) -> None:
        state = self.bridge.state
        self.queue.show_rows(queue_rows(state), self._number)
        self._view = view = move_view(state, self._number)
        if view is None:
            return
        self.head.show_move(view)
        self.words.show_move(view)
        self.secret.setVisible(view.covert)
        self.reasons.show_reasons(view.reasons, seat_choices(state))
        played = state.play(self._number)
        ruled = played is not None and played.outcome is not None
        self._found = find_ruling(self.bridge.session.history.line(), self._number) if ruled else None
        self._show_parts(view)
        self._seen = None
        self.page.setVisible(self._found is None)
        self.fallen.setVisible(self._found is not None)
        if self._found is not None:
            self._show_verdict(self._found, covert=view.covert, fall=fall)
        else:
            self._refresh_odds()

    def _show_parts(self, view: MoveView) -> None:
        open_ = self._found is None
        self._show_terms(open_ and not view.judged, view)
        self.reasons.set_open(open_ and view.judged)
        self.reasons.setVisible(view.judged and (open_ or bool(view.reasons)))
        self.inputs.setVisible(open_ and view.judged)
        self.rationale.setVisible(open_ and view.judged)
        self.blind.setVisible(open_ and view.judged)
        self.page.show_judged(view.judged)
        self._show_previews(self.side.what_if.isChecked())

    def _show_previews(self, wanted: bool) -> None:
        """Show what each outcome would do to the graph, while it is still open which one it will be."""
        view = self._view
        wanted = wanted and view is not None and view.judged and self._found is None
        if wanted and self.previews is None:
            self.previews = OutcomePreviews(self.bridge)
            self.page.graphs.addWidget(self.previews)
            self._restyle()
        self.page.show_pictured(wanted)
        if self.previews is None:
            return
        self.previews.setVisible(wanted)
        if wanted:
            self.previews.show_move(self.bridge.state, self._number)
        else:
            self.previews.clear()

    def _show_terms(self, wanted: bool, view: MoveView) -> None:
        """Show the form for a free move's terms; it is made for the first free move."""
        if wanted and self.terms is None:
            self.terms = TermsForm(self.bridge)
            self.terms.filled.connect(self.written)
            self._forms.addWidget(self.terms)
        if self.terms is not None:
            self.terms.setVisible(wanted)
            self.terms.show_move(view.number, covert=view.covert)

    def _refresh_odds(self) -> None:
        """Show the odds as they stand with everything that is entered."""
        view = self._view
        if self._showing or view is None or self._found is not None or not view.judged:
            self.step_changed.emit()
            return
        state, narrator, method = self.bridge.state, self.bridge.narrator, self._method()
        found = odds_view(state, narrator, self._number, self.choice())
        seen = (found, method, self._looked_at, self.throw.type_dice.isChecked(), self._number)
        if seen == self._seen:
            self.step_changed.emit()
            return
        self._seen = seen
        self._showing = True
        self.inputs.show_method(method)
        self._odds = found
        self.throw.show_odds(self._odds, view.covert)
        self.throw.show_naming(RULES[method].names_outcome, self._looked_at or "")
        aside = "sum of two dice" if self._odds.faces == 6 else "of a hundred" if self._odds.faces else ""
        self.side.show_rungs(self._odds.rungs, aside, naming=RULES[method].names_outcome)
        self._show_preview()
        self._showing = False
        self.step_changed.emit()

    def _show_preview(self) -> None:
        outcome = self._looked_at or "succeeds"
        self.side.ladder.choose(self._looked_at or "")
        rows = previewed(self.bridge.state, self.bridge.narrator, self._number, outcome)
        if not self.side.other_effects.isChecked():
            self.side.show_preview(f"If it {_verb(outcome)}", rows, looked_at=self._looked_at is not None)

    def _show_verdict(self, found: RecordedRuling, *, covert: bool, fall: bool) -> None:
        view = self._verdict(found)
        if self._is_last() and not covert:
            said = f"{view.fall.said} {place_words(self.bridge.state)[0]}"
            view = replace(view, fall=replace(view.fall, said=said))
        self.fallen.show_verdict(view, covert=covert, last=self._is_last(), falling=fall)

    def _verdict(self, found: RecordedRuling) -> VerdictView:
        return verdict_view(self.bridge.narrator, found, self.bridge.session.history.state_at(found.before))

    def _look_at(self, key: str) -> None:
        self._looked_at = next((one for one in OUTCOMES if one == key), None)
        self._refresh_odds()

    # What is entered

    def _method(self) -> Method:
        key = self.method.current()
        return next((one for one in METHODS if one == key), self.bridge.state.setup.method)

    def choice(self) -> RulingChoice:
        """Return everything that is entered, as the ruling takes it."""
        method = self._method()
        named = RULES[method].names_outcome
        return replace(
            self.inputs.choice(method),
            arguments=self.reasons.drafts(),
            outcome=self._looked_at if named else None,
            effects=self.side.named_effects() if named else None,
            dice=self.throw.typed(),
            exposure_dice=self.throw.typed_exposure(),
            reason=self.rationale.reason(),
            decided_by=self.rationale.who(),
        )

    def _keep_chances(self) -> None:
        """Keep what is entered as named before the talk; it can be entered anew after it."""
        entered = self.inputs.choice(self._method())
        said = self.bridge.attempt(rulings.name_chances, self._number, entered.votes, entered.chance)
        if not said:
            event = self.bridge.session.history.line()[-1].event
            said = f"Before the talk: {' '.join(self.bridge.narrator.tell(event).details)}"
        self.inputs.show_before(said)

    # The next step

    def _is_due(self) -> bool:
        return rulings_due(self.bridge.state)[:1] == (self._number,)

    def _is_last(self) -> bool:
        last = self.bridge.state.table.last
        return last is not None and last.number == self._number

    def own_step(self) -> OwnStep | None:
        """Set the terms, throw, or show what moved; the table's step where none of these is next."""
        view = self._view
        if view is None:
            return None
        if self._found is not None:
            if not self._is_last():
                return None
            left = place_words(self.bridge.state)[1]
            return step_after(view, self._found.ruled.outcome, left, falling=self.fallen.is_moving())
        if not self._is_due():
            return None
        if not view.judged:
            return step_terms(view)
        return step_before(view, self._method(), self._odds, self.choice())

    def note_field(self) -> QWidget | None:
        """Return the line for a note on the ruling that is shown."""
        return self.fallen.note if self.fallen.note.isVisible() else None

    def press(self) -> None:
        """Do the step: terms, throw, the end of its fall, or over to what moved."""
        view = self._view
        if view is None:
            return
        if self.fallen.is_moving():
            self.fallen.finish()
        elif self._found is not None:
            self.turn_to.emit("outcome")
        elif self.terms is not None and not view.judged:
            terms = self.terms.terms(covert=view.covert)
            self.terms.refuse(self.bridge.attempt(play.judge_free_move, self._number, terms))
        else:
            self._rule()

    def _rule(self) -> None:
        number, choice = self._number, self.choice()
        self._showing = True
        self.reasons.reset()
        self._showing = False
        for argument in choice.arguments:
            if refusal := self.bridge.attempt(play.argue, number, argument):
                self._refuse(refusal)
                return
        # The reasons stand on the move now.
        self._refuse(self.bridge.attempt(rulings.rule, number, replace(choice, arguments=())))

    def _refuse(self, text: str) -> None:
        self.refusal.tell(text, "error")
        self.refusal.setVisible(bool(text))

    def _throw_by_key(self) -> None:
        if self._found is None:
            self._press_if_ready()

    def _press_if_ready(self) -> None:
        step = self.own_step()
        if step is not None and step.ready:
            self.press()

    # After the ruling

    def _begin_override(self) -> None:
        if self._found is None or not self._is_last() or self.fallen.is_moving():
            return
        view = self._verdict(self._found)
        self.fallen.form().begin(view.outcome, view.changes)
        self.fallen.show_form()

    def _overrule(self) -> None:
        form = self.fallen.form()
        instead = form.instead()
        named = next((one for one in OUTCOMES if one == form.outcome.current()), None)
        refusal = self.bridge.attempt(
            rulings.override, self._number, form.reason.toPlainText(), named, instead
        )
        form.refuse(refusal)

    def _note(self, text: str) -> None:
        found = self._found
        if found is not None:
            self.bridge.do(notes.make_note, text, on=found.event, seat=found.ruled.seat)


def _verb(outcome: Outcome) -> str:
    return "succeeds partly" if outcome == "partly" else outcome
