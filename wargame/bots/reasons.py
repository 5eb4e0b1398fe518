"""Why a bot does what it does, in one line that people can read.

Reads the appraisal of the chosen move and names what it is worth most for.
"""

from typing import TYPE_CHECKING

from wargame.game.score import PUBLIC
from wargame.terms import OUTCOMES

if TYPE_CHECKING:
    from wargame.batch.appraisal import Appraiser, Stake
    from wargame.batch.engine import Engine
    from wargame.batch.tables import Option

ALWAYS_SHOWN = 0.05
"""A gain in points that is too small to be named."""


def why_option(appraiser: "Appraiser", engine: "Engine", option: "Option") -> tuple[str, str, float]:
    """Return why an option is worth playing, what of that may be said aloud, and the points expected."""
    from wargame.batch.appraisal import Valuation

    valuation = Valuation(appraiser, engine)
    odds = valuation.odds(option)[:, 0]
    gains: dict[str, tuple[Stake, float]] = {}
    for chance, steps in zip(odds, option.scripts, strict=True):
        for stake, gain in valuation.parts(steps, option.cost):
            key = f"{stake.kind}:{stake.id}"
            gains[key] = (stake, gains.get(key, (stake, 0.0))[1] + float(chance) * _first(gain))
    good = odds[: OUTCOMES.index("succeeds") + 1].sum()
    mean, _ = valuation.weigh(option)
    told = sorted((one for one in gains.values() if one[0].kind != "purse"), key=lambda one: -one[1])
    if told and told[0][1] > ALWAYS_SHOWN:
        aloud = next((one for one in told if one[1] > ALWAYS_SHOWN and not _hidden(engine, one[0])), None)
        ending = f"{100 * good:.0f}% to succeed."
        said = _serves(engine, *aloud) if aloud else "Serves a goal of its own"
        return f"{_serves(engine, *told[0])}; {ending}", f"{said}.", _first(mean)
    said = f"Nothing better is open; {100 * good:.0f}% to succeed."
    return said, said, _first(mean)


def _hidden(engine: "Engine", stake: "Stake") -> bool:
    """Return whether naming a stake would give a hidden goal away; a gate or an answer in kind does not."""
    if stake.kind != "aim":
        return False
    sets = {one.id: one.set for one in engine.tables.compiled.scenario.objectives}
    return sets[stake.id] != PUBLIC


def _first(value: object) -> float:
    import numpy as np

    return float(np.asarray(value).reshape(-1)[0])


def _serves(engine: "Engine", stake: "Stake", _gain: float) -> str:
    scenario = engine.tables.compiled.scenario
    texts = {one.id: one.text for one in scenario.objectives}
    match stake.kind:
        case "aim":
            return f"Serves “{texts[stake.id]}”"
        case "line":
            return f"Keeps away from the red line “{texts[stake.id]}”"
        case "mirror":
            names = {actor.id: actor.name for actor in scenario.actors}
            return f"Answers {names[stake.id]} in kind"
        case _:
            return "Opens a gate that holds a track back"


def why_pass(*, any_legal: bool) -> str:
    """Return why a bot passes."""
    if any_legal:
        return "No card that can be played now should raise its score."
    return "No card can be played now."


def why_back(title: str, by: int) -> str:
    """Return why a bot backs or blocks a move."""
    return f"“{title}” {'helps' if by > 0 else 'harms'} its own goals more than the price."
