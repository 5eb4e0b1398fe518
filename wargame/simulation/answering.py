"""What answers to injects are called, and how often bots chose them, in words.

Reads an inject of the scenario and counts of `batch.replies`; `summary` and `usage` share it,
so that the balance page, the terminal and the editor say the same.
"""

from wargame.batch.replies import LETS, PAYS
from wargame.scenario.model import Inject


def answer_title(inject: Inject, answer: str) -> str:
    """Return an answer in the scenario's words; in ours for a way out that it does not word."""
    if inject.option is None:
        return next(one.title for one in inject.answers if one.id == answer)
    if answer == PAYS:
        return inject.option.text or f"Pay {inject.option.price}"
    assert answer == LETS
    return "Let it happen"


def never(asked: int, possible: int, given: int) -> str:
    """Return in words why an answer was never chosen; empty if it was.

    Parameters
    ----------
    asked
        How often its seat was asked.
    possible
        How often it could have given this answer then.
    given
        How often it did.
    """
    if given:
        return ""
    if not asked:
        return "never asked"
    return "never chosen" if possible else "never possible"
