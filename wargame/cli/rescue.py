"""`entente rescue SESSION -o NEW`: what is left of a damaged session, saved into a new file.

Asks `journal.rescue`; here is only said what was saved and what was lost.
"""

import argparse

from wargame.cli.finding import read_scenario
from wargame.cli.letters import as_json
from wargame.cli.out import visible
from wargame.words.counting import counted


def rescue(argv: list[str]) -> int:
    """Run the command; returns 0 once a new file was written.

    Raises
    ------
    EntenteError
        If nothing could be saved, or the new file could not be written.
    """
    asked = _parser().parse_args(argv)
    from wargame.journal.rescue import rescue as save

    saved = save(asked.session, asked.output, read_scenario(asked.scenario) if asked.scenario else None)
    if asked.json:
        data = {
            "file": str(saved.path),
            "events": saved.events,
            "movements": saved.heads,
            "lost": [str(one) for one in saved.lost],
            "scenario-from": saved.scenario_from,
        }
        print(as_json(data))
        return 0
    print(visible(f"{saved.path} holds {counted(saved.events, 'event')}."))
    if saved.scenario_from:
        print(visible(f"The scenario in it was lost; the same one was found in {saved.scenario_from}."))
    print("\n".join(visible(str(one)) for one in saved.lost or ("Nothing was lost.",)))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="entente rescue",
        description="Save what is sound of a damaged session into a new file, and tell what is lost.",
        epilog="The damaged file is not touched. Exit code: 0 saved, 1 nothing could be saved.",
    )
    parser.add_argument("session", metavar="SESSION", help="the damaged session file")
    parser.add_argument("-o", "--output", metavar="NEW", required=True, help="the new session file")
    parser.add_argument(
        "--scenario", metavar="SCENARIO", help="the scenario as played, if the session lost it"
    )
    parser.add_argument("--json", action="store_true", help="print what was saved as JSON")
    return parser
