"""`entente forget SESSION NAME`: a person's name, erased from a session file.

Asks `journal.forget`; says too where the name still stands in what people wrote.
"""

import argparse

from wargame.cli.letters import as_json
from wargame.cli.out import visible
from wargame.words.counting import counted, plural, spelt


def forget(argv: list[str]) -> int:
    """Run the command; returns 0 once a name was erased.

    Raises
    ------
    EntenteError
        If nobody has the name, or the file could not be written.
    """
    asked = _parser().parse_args(argv)
    from wargame.cohort.cache import clear
    from wargame.journal.forget import forget as erase
    from wargame.journal.forget import mentions

    forgotten = erase(asked.session, asked.name)
    clear()
    erased, dropped = forgotten.people, forgotten.copies
    left = mentions(asked.session, asked.name)
    if asked.json:
        told: dict[str, object] = {"file": asked.session, "erased": erased, "mentioned-in-events": left}
        print(as_json(told | {"copies-removed": dropped}))
        return 0
    who = spelt(erased, "person", "people")
    print(
        visible(f"The name and initials of {who} were erased from {asked.session}.")
        if erased
        else visible(f"{asked.session} does not hold the name any more."),
        "Copies that you made of the file still have them.",
    )
    if dropped:
        copies = counted(dropped, "automatic copy", "automatic copies")
        verb, they = plural(dropped, "was", "were"), plural(dropped, "it", "they")
        print(f"{copies} of it {verb} removed, for {they} held the name too.")
    if left:
        events = ", ".join(str(number) for number in left)
        print(f"The name still stands in what was written in the events {events}; the record keeps that.")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="entente forget",
        description="Erase a person's name and initials from a session; its automatic copies are removed.",
        epilog="What was written into notes and arguments stays. Exit code: 0 erased, 1 not.",
    )
    parser.add_argument("session", metavar="SESSION", help="the session file")
    parser.add_argument("name", metavar="NAME", help="the person's name, in capitals or not")
    parser.add_argument("--json", action="store_true", help="print what was done as JSON")
    return parser
