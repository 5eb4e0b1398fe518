"""`entente verify SESSION`: whether a session file is what it was when it was written.

Asks `journal.verify`, which looks; here the findings are only printed.
"""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wargame.cli.errors import Unreadable
from wargame.cli.letters import as_json
from wargame.cli.out import visible

if TYPE_CHECKING:
    from wargame.journal.verify import Findings


def verify(argv: list[str]) -> int:
    """Run the command; returns 0 for a whole session, 1 for a damaged one or one with another seal.

    Raises
    ------
    Unreadable
        If the file is no session or cannot be opened, or the words given are no seal.
    """
    asked = _parser().parse_args(argv)
    from wargame.journal.synced import warning

    findings, sealed_at = _found(asked)
    others = warning(Path(asked.session))
    fits = asked.seal is None or sealed_at is not None
    rates = _rates(asked.session) if asked.base_rates and findings.is_sound else None
    if asked.json:
        sealed = {} if asked.seal is None else {"sealed-at": sealed_at}
        fit = {} if rates is None else {"base-rates-fit": rates[0], "base-rates": rates[1]}
        print(as_json({**_as_data(asked.session, findings), "other-versions": others, **sealed, **fit}))
    else:
        said = [*findings.words, rates and rates[1], _seal_words(findings, asked.seal, sealed_at), others]
        print("\n".join(visible(words) for words in filter(None, said)))
    return 0 if findings.is_sound and fits else 1


def _found(asked: argparse.Namespace) -> "tuple[Findings, int | None]":
    """Return what was found, and the event at which the record had the seal that is asked for."""
    from wargame.journal.verify import verify as find
    from wargame.terms import EntenteError

    try:
        findings = find(asked.session)
        return findings, None if asked.seal is None else findings.sealed_at(asked.seal)
    except EntenteError as error:
        raise Unreadable(error.told) from error


def _rates(path: str) -> tuple[bool, str]:
    """Return whether the base rates of the scenario as played come out again, and a sentence on it."""
    from wargame.journal.file import read
    from wargame.simulation.chunks import tables_of
    from wargame.simulation.rates import base_rates, order_again
    from wargame.simulation.summary import summarise
    from wargame.simulation.sweep import run
    from wargame.terms import Refused

    scenario, _ = read(path)
    try:
        order = order_again(scenario)
    except Refused as error:
        return False, str(error)
    outcome = run(order)
    if not outcome.complete:
        return False, "Stopped before all trial games were played; the base rates were not compared."
    made = base_rates(order, summarise(order, tables_of(scenario), outcome.tally))
    games = f"{order.games:,} trial games were played again"
    if scenario.monitor and scenario.monitor.base_rates == made:
        return True, f"The base rates come out the same: {games}."
    words = "an older version made them, or somebody changed them"
    return False, f"The base rates differ from what today's rules give: {words}; {games}."


def _seal_words(findings: "Findings", given: str | None, at: int | None) -> str:
    if not findings.is_sound:
        return ""
    own = f"Seal: {findings.seal}." if findings.seal else ""
    if given is None:
        return own
    if at is None:
        return f"The seal does not fit: this is not the record that the words were written down for. {own}"
    if at == findings.head:
        return f"The seal fits. {own}"
    return f"The seal fits the record up to event {at}; it went on to event {findings.head} after that. {own}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="entente verify",
        description="Check a session file: nothing missing, and all of it fits together.",
        epilog="Exit code: 0 whole, 1 damaged or another seal, 2 no session, no seal, or not to be read.",
    )
    parser.add_argument("session", metavar="SESSION", help="the session file")
    parser.add_argument(
        "--seal", metavar="WORDS", help="compare with the six words that were written down, in quotes"
    )
    parser.add_argument(
        "--base-rates", action="store_true", help="play the trial games again from which the base rates come"
    )
    parser.add_argument("--json", action="store_true", help="print the findings as JSON")
    return parser


def _as_data(file: str, findings: "Findings") -> dict[str, Any]:
    return {
        "file": file,
        "whole": findings.is_sound,
        "scenario": findings.title,
        "events": findings.events,
        "movements": findings.heads,
        "throws": findings.throws,
        "stored-states": findings.snapshots,
        "differs-from-the-rules": [str(one) for one in findings.differences],
        "seal": findings.seal,
        "first-event-that-fails": findings.first_event,
        "faults": [
            {"table": fault.table, "row": fault.row, "words": fault.words} for fault in findings.faults
        ],
    }
