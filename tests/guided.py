"""A search for harmful texts that learns which parts of the readers it has reached: `tests.fuzz --guided`.

atheris, which is not installed by default, changes a text again and again and keeps what leads it somewhere
new. Three readers are searched, each in a process of its own: the scenario loader, the expression parser
and the script reader. Whatever ends in anything but a value or a sentence is printed with the text.
"""

import sys
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from subprocess import run
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from wargame.game.compiled import CompiledScenario

INSTALL: Final = (
    "The guided search needs atheris, which is not installed here. Type `.venv/bin/uv pip install atheris` "
    "(Linux, Python 3.11 to 3.13), then start it again.\n"
)

LARGEST_MB: Final = 500
SLOWEST_S: Final = 20
LONGEST_TEXT: Final = 60_000


WORDS: Final = (
    *("alignment(", "track(", "influence(", "scrutiny(", "played(", "succeeded(", "exposed("),
    *("even(turn)", "turn", "last-turn", "quarter", "target", "expose(facilitator)"),
    *(" and ", " or ", "not ", ">=", "<=", "==", "+1", "-1", "= 0", "; "),
    *("{", "}", "[", "]", "null", "true", '"do": "', "&a ", "*a", "!!str ", "<<: ", "- ", ": ", "|", ">-"),
)
"""Of the languages that are searched, for texts to be put together from."""


def search(seconds: int, names: tuple[str, ...] = ()) -> int:
    """Search for so many seconds in all; return 1 if something harmful was found."""
    if find_spec("atheris") is None:
        sys.stdout.write(INSTALL)
        return 2
    names = names or tuple(TARGETS)
    codes = []
    for name in names:
        with TemporaryDirectory() as folder:
            for number, text in enumerate(SEEDS[name]()):
                (Path(folder) / f"seed-{number}").write_bytes(text)
            command = [
                *(sys.executable, "-m", "tests.guided", name, folder),
                *(f"-max_total_time={max(1, seconds // len(names))}", f"-max_len={LONGEST_TEXT}"),
                *(f"-rss_limit_mb={LARGEST_MB}", f"-timeout={SLOWEST_S}", "-print_final_stats=1"),
                *(f"-artifact_prefix={Path(folder).parent}/harmful-{name}-", f"-dict={_words(Path(folder))}"),
            ]
            codes.append(run(command, check=False).returncode)
    return 1 if any(codes) else 0


def _words(folder: Path) -> Path:
    """Write the words as the search wants them and return the file."""
    path = folder.with_name(f"{folder.name}-words")
    lines = ['"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"' for word in WORDS]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def _scenario(content: bytes) -> None:
    from wargame.scenario.load import read

    scenario, faults = read(content.decode("utf-8", "replace"), "scenario.yaml")
    assert scenario is not None or faults, "refused without a word"
    assert all(len(str(fault)) < 10_000 for fault in faults), "a refusal that nobody can read"


def _expression(content: bytes) -> None:
    from wargame.scenario.expression import read_condition, read_effects, read_term, unparse
    from wargame.scenario.grammar import ExpressionFault

    text = content.decode("utf-8", "replace")
    for reader in (read_condition, read_term, read_effects):
        try:
            tree = reader(text).tree
        except ExpressionFault:
            continue
        assert reader(unparse(tree)).tree == tree, "written out it says something else"


def _script(content: bytes) -> None:
    from wargame.session.opening import start
    from wargame.session.script import carry_out, read_line, read_script
    from wargame.terms import EntenteError

    try:
        script = read_script(content.decode("utf-8", "replace"))
        session = start(_compiled(), script.start.plan)
    except EntenteError:
        return
    for line in script.lines[:50]:
        try:
            carry_out(session, read_line(line.text))
        except EntenteError:
            continue


TARGETS: Final[dict[str, Callable[[bytes], None]]] = {
    "scenario": _scenario,
    "expression": _expression,
    "script": _script,
}


def _scenarios() -> Iterator[bytes]:
    from wargame.places import scenarios_folder

    yield (scenarios_folder() / "first-steps.yaml").read_bytes()
    yield b"format: 1\nid: a\ntitle: A\nactors: [&a {id: b, name: B}, *a]\n"


def _expressions() -> Iterator[bytes]:
    from wargame.places import scenarios_folder
    from wargame.scenario.load import load

    scenario = load(scenarios_folder() / "afghanistan-2017.yaml")
    for card in scenario.cards:
        yield from (text.encode() for text in (card.requires, card.succeeds) if text)
    yield from (inject.when.encode() for inject in scenario.injects if inject.when)


def _scripts() -> Iterator[bytes]:
    from wargame.places import scenarios_folder

    lines = (scenarios_folder() / "demo" / "first-steps.jsonl").read_bytes().splitlines()
    yield b"\n".join(lines)
    yield from lines


SEEDS: Final[dict[str, Callable[[], Iterator[bytes]]]] = {
    "scenario": _scenarios,
    "expression": _expressions,
    "script": _scripts,
}


@cache
def _compiled() -> "CompiledScenario":
    from wargame.game.compiled import CompiledScenario
    from wargame.places import scenarios_folder
    from wargame.scenario.load import load

    return CompiledScenario(load(scenarios_folder() / "first-steps.yaml"))


def main(words: list[str]) -> None:
    """Search one reader until the time is over; called in a process of its own."""
    name, folder, *options = words
    atheris = import_module("atheris")
    with atheris.instrument_imports(include=["wargame"]):
        for module in ("wargame.scenario.load", "wargame.scenario.expression", "wargame.session.script"):
            import_module(module)
        _compiled()
    atheris.Setup([sys.argv[0], folder, *options], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
