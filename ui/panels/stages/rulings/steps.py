"""The next step of a ruling in words: what the primary button says, and whether it can be pressed."""

from typing import Final

from ui.panels.stages.stage import OwnStep
from wargame.game.adjudication.choice import RulingChoice
from wargame.game.adjudication.reckoning import RULES
from wargame.shown.rulings import MoveView, OddsView
from wargame.terms import Outcome
from wargame.words.labels import OUTCOME_WORDS
from wargame.words.methods import METHOD_WORDS, Method

LET_LIE: Final = "Show how it fell"
"""What the button says while a throw is told: it ends the telling, and does nothing else."""


def step_terms(view: MoveView) -> OwnStep:
    """Return the step of a free move whose terms are not set."""
    return OwnStep(words="Set the terms", title=view.title, detail="Difficulty and effects, before the odds.")


def step_before(view: MoveView, method: Method, odds: OddsView | None, choice: RulingChoice) -> OwnStep:
    """Return the step of a move that is to be ruled on with what is entered."""
    if RULES[method].names_outcome:
        return _naming(view, choice)
    typed = (*(choice.dice or ()), *(choice.exposure_dice or ()))
    words = "Throw the dice" if choice.dice is None else "Record the throw"
    if 0 in typed:
        return OwnStep(words=words, title=view.title, detail="Type the dice as they lie.", ready=False)
    return OwnStep(
        words=words,
        title=f"{view.title} · {METHOD_WORDS[method].title.lower()}",
        detail=(odds.line or odds.refusal) if odds else "",
        ready=odds is not None and not odds.refusal,
    )


def _naming(view: MoveView, choice: RulingChoice) -> OwnStep:
    if choice.outcome is None:
        return OwnStep(
            words="Name the outcome", title=view.title, detail="Choose it on the ladder.", ready=False
        )
    words = f"Record: {OUTCOME_WORDS[choice.outcome].lower()}"
    if choice.effects is not None and not choice.reason.strip():
        detail = "Say why other effects hold; the record keeps the reason."
        return OwnStep(words=words, title=view.title, detail=detail, ready=False)
    return OwnStep(words=words, title=view.title, detail="Nothing is thrown.")


def step_after(view: MoveView, outcome: Outcome, left: str, *, falling: bool) -> OwnStep:
    """Return the step after the ruling; while the throw is told nothing of the outcome is said.

    `left` says how many moves there are to come.
    """
    if falling:
        return OwnStep(words=LET_LIE, title=view.title, detail="The dice fall. Any key ends it.")
    title = f"{view.title}: {OUTCOME_WORDS[outcome].lower()}"
    return OwnStep(words="Show it on the graph", title=title, detail=f"Recorded. {left}")
