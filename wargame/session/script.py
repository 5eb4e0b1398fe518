"""The script language: everything a person can do at the table, one JSON object on each line.

`read_line` turns a line into a command and `carry_out` does it; `as_line` is the way back. A whole script
is read by `read_script`, which keeps the optional first line `start` apart, and played by `play_script`,
which stops at the first line that is refused. Documented in docs/script.md, whose examples a test runs.

To add a command: a class in one of the `script_*` files, its word in `COMMANDS`, its section in
docs/script.md; a test points at whichever is missing.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any, Final

from wargame.game.events import Event
from wargame.scenario.model import Marking
from wargame.session import script_improvement as plan
from wargame.session import script_moves as moves
from wargame.session import script_rulings as rulings
from wargame.session import script_table as table
from wargame.session import script_talks as talks
from wargame.session import script_turns as turns
from wargame.session.doors import ControlDoor, SeatDoor
from wargame.session.improvement import improvement_plan
from wargame.session.notes import plan_questions
from wargame.session.opening import Plan
from wargame.session.script_command import Command
from wargame.session.script_fields import as_object, fit, meant
from wargame.session.session import Session
from wargame.terms import FACILITATOR, EntenteError, RecordError, Refused
from wargame.words.methods import Method
from wargame.words.sentences import Sentence

START: Final = "start"

LONGEST_LINE: Final = 1_000_000
"""Characters of one line; longer ones are refused before they are read."""

COMMANDS: Final[dict[str, type[Command]]] = {
    "join": table.Join,
    "leave": table.Leave,
    "code": table.Code,
    "bot": table.SeatBot,
    "let-bots": table.LetBots,
    "phase": turns.NextPhase,
    "skip-phase": turns.SkipPhase,
    "reopen": turns.ReopenPhase,
    "close-turn": turns.CloseTurn,
    "turns": turns.ChangeTurns,
    "end-game": turns.EndGame,
    "fire-due": turns.FireDue,
    "fire": turns.Fire,
    "inject": turns.WriteInject,
    "answer-inject": turns.AnswerInject,
    "answer": turns.Answer,
    "open-answers": turns.OpenAnswers,
    "skip-inject": turns.SkipInject,
    "postpone-inject": turns.PostponeInject,
    "expose": turns.Expose,
    "play": moves.PlayCard,
    "free-move": moves.FreeMove,
    "judge": moves.Judge,
    "withdraw": moves.Withdraw,
    "pass": moves.PassTurn,
    "others-pass": moves.OthersPass,
    "argue": moves.Argue,
    "back": moves.Back,
    "block": moves.Block,
    "take-back": moves.TakeBack,
    "chances": rulings.NameChances,
    "rule": rulings.Rule,
    "override": rulings.Override,
    "second-ruling": rulings.SecondRuling,
    "share-second-rulings": rulings.ShareSecondRulings,
    "adjust": rulings.Adjust,
    "propose": table.Propose,
    "offer-prepared": table.OfferPrepared,
    "accept": table.Accept,
    "decline": table.Decline,
    "lapse": table.Lapse,
    "keep": table.Keep,
    "break": table.Break,
    "give": moves.Give,
    "statement": moves.Statement,
    "message": talks.Message,
    "ask": talks.Ask,
    "reply": talks.Reply,
    "vote": talks.OpenVote,
    "cast": talks.Cast,
    "close-vote": talks.CloseVote,
    "perceive": talks.Perceive,
    "hot-wash": talks.Reflect,
    "plan-question": talks.PlanQuestion,
    "purpose": plan.SetPurpose,
    "drop-purpose": plan.DropPurpose,
    "rate": plan.Rate,
    "finding": plan.WriteFinding,
    "drop-finding": plan.DropFinding,
    "timer": talks.Timer,
    "note": table.Note,
    "bookmark": table.Bookmark,
    "marking": table.SetMarking,
    "undo": table.Undo,
    "redo": table.Redo,
    "branch": table.Branch,
    "switch": table.Switch,
    "close": table.Close,
}
"""Every command by its word."""

_WORDS: Final = {form: word for word, form in COMMANDS.items()}

_OTHER_WORDS: Final = {"assign": "join", "move": "play", "card": "play", "roll": "rule", "next": "phase"}
"""What people may write instead, for the hint in a refusal."""

_AUTHORS: Final = (FACILITATOR, "scribe", "observer", "bot")


@dataclass(frozen=True, slots=True, kw_only=True)
class OfDesign:
    """Which table of a design that was sealed before play a session is."""

    file: str
    """The sealed design, from where the script lies."""
    table: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """The optional first line: what is chosen before the session starts."""

    title: str = ""
    seed: int | None = None
    turns: int | None = None
    method: Method | None = None
    hidden: dict[str, str] = field(default_factory=dict)
    cards_off: tuple[str, ...] = ()
    minutes: dict[str, int] = field(default_factory=dict)
    key: str = ""
    marking: Marking | None = None
    purposes: tuple[str, ...] = ()
    design: OfDesign | None = None
    by: str = FACILITATOR

    @property
    def plan(self) -> Plan:
        """The same as a plan for `opening.start`; with a design `design.starting.scripted` makes it."""
        return Plan(
            title=self.title,
            seed=self.seed,
            turns=self.turns,
            method=self.method,
            hidden=self.hidden,
            cards_off=self.cards_off,
            minutes=self.minutes,
            key=self.key,
            marking=self.marking,
            purposes=self.purposes,
        )


class ScriptStopped(EntenteError):
    """A line was refused; everything before it was carried out and recorded."""

    def __init__(self, line: int, reason: Sentence) -> None:
        self.line = line
        self.reason = str(reason)
        super().__init__("line-stopped", line=line, reason=reason)


@dataclass(frozen=True, slots=True)
class ScriptLine:
    """A line of a script that is neither blank nor a remark."""

    number: int
    """From 1, blank lines and remarks counted."""
    text: str


@dataclass(frozen=True, slots=True)
class Script:
    """A script before it is played; its lines are read one by one as play reaches them."""

    start: Start
    lines: tuple[ScriptLine, ...]
    start_line: int = 1
    """Where `start` stands; the first line if there is none."""


def read_line(text: str) -> Command:
    """Return the command on a line.

    Raises
    ------
    Refused
        If it is no JSON object, or its word, a field or a value is not what it should be.
    """
    data = _object_on(text)
    word = data.pop("do")
    if word == START:
        raise Refused("start-not-first")
    return fit(_form_of(word), data, word)


def as_line(command: Command) -> str:
    """Return a command as a line; `read_line` of it gives an equal command."""
    return json.dumps({"do": _WORDS[type(command)], **as_object(command)}, ensure_ascii=False)


def carry_out(session: Session, command: Command) -> tuple[Event, ...]:
    """Do what a command says and return what happened; empty where no event is made, as by undo.

    Raises
    ------
    Refused
        If it cannot be done now; nothing was recorded.
    RecordError
        If it could not be written; nothing changed.
    """
    known = {**dict.fromkeys(_AUTHORS), **dict.fromkeys(session.compiled.hands)}
    if command.by not in known:
        refusal = Sentence("no-such-author", by=command.by)
        every = Sentence("authors-known", told=refusal, known=tuple(known))
        raise Refused(meant(refusal, command.by, known) or every)
    by_seat = command.by in session.compiled.hands
    door = SeatDoor(session, command.by) if by_seat else ControlDoor(session)
    try:
        return door.do(command)
    except RecordError:
        raise
    except Refused as refusal:
        raise Refused(_with_guess(refusal.told, session)) from refusal


def read_script(text: str) -> Script:
    """Return the lines of a script, with the optional first line `start` set apart.

    Raises
    ------
    ScriptStopped
        If the first line cannot be read; later ones are read when play reaches them.
    """
    lines = tuple(
        ScriptLine(number, line)
        for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1)
        if line.strip() and not line.lstrip().startswith("#")
    )
    if not lines:
        return Script(Start(), ())
    first = lines[0]
    try:
        data = _object_on(first.text)
        if data["do"] != START:
            read_line(first.text)
            return Script(Start(), lines)
        data.pop("do")
        return Script(fit(Start, data, START), lines[1:], first.number)
    except Refused as refusal:
        raise ScriptStopped(first.number, refusal.told) from refusal


def with_seed(script: Script, seed: int | None) -> Script:
    """Return the script with another seed; the same script if the seed is None."""
    return script if seed is None else replace(script, start=replace(script.start, seed=seed))


def play_script(
    session: Session,
    script: Script,
    told: Callable[[ScriptLine, tuple[Event, ...]], None] | None = None,
) -> int:
    """Carry out the lines of a script one by one and return how many there were.

    `told` is called after each line with what happened.

    Raises
    ------
    ScriptStopped
        At the first line that is refused or could not be written; everything before it is recorded.
    """
    for line in script.lines:
        try:
            happened = carry_out(session, read_line(line.text))
        except (Refused, RecordError) as stop:
            raise ScriptStopped(line.number, stop.told) from stop
        if told is not None:
            told(line, happened)
    return len(script.lines)


def _object_on(text: str) -> dict[str, Any]:
    if len(text) > LONGEST_LINE:
        raise Refused("line-too-long", length=len(text), most=LONGEST_LINE)
    try:
        data = json.loads(text, object_pairs_hook=_once_each, parse_constant=_no_number)
    except json.JSONDecodeError as fault:
        raise Refused("no-json", column=fault.colno, fault=_said(fault.msg)) from fault
    except (ValueError, RecursionError) as fault:
        raise Refused("no-json-readable") from fault
    if not isinstance(data, dict):
        raise Refused("line-no-block")
    if not isinstance(data.get("do"), str):
        raise Refused("line-no-command")
    return data


def _said(complaint: str) -> str:
    return complaint[:1].lower() + complaint[1:].removesuffix(".").removesuffix(" at")


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise Refused("field-twice", twice=twice)
    return data


def _no_number(name: str) -> Any:
    raise Refused("number-unusable", name=name)


def _form_of(word: str) -> type[Command]:
    if word in COMMANDS:
        return COMMANDS[word]
    if word in _OTHER_WORDS:
        raise Refused("command-other-word", word=word, meant=_OTHER_WORDS[word])
    refusal = Sentence("no-such-command", word=word[:40])
    raise Refused(meant(refusal, word, COMMANDS) or Sentence("commands-listed", told=refusal))


_IDS: Final[dict[str, Callable[[Session], Iterable[str]]]] = {
    "no-such-seat": lambda session: session.compiled.hands,
    "no-such-actor": lambda session: [one.id for one in session.scenario.actors],
    "no-such-card": lambda session: session.compiled.cards,
    "no-such-inject": lambda session: [one.id for one in session.scenario.injects],
    "no-such-plan-question": lambda session: [one for one, _ in plan_questions(session.state)],
    "no-such-purpose": lambda session: [one for one, _ in improvement_plan(session.state).purposes],
    "no-such-policy-question": lambda session: [one.id for one in session.scenario.questions],
}
"""Refusals of an unknown id, each with one blank, and the ids that could have been meant."""


def _with_guess(refusal: Sentence, session: Session) -> Sentence:
    """Return a refusal with the id that was probably meant, if it is about an unknown one."""
    if refusal.what not in _IDS:
        return refusal
    (word,) = refusal.given.values()
    return meant(refusal, word, _IDS[refusal.what](session)) or refusal
