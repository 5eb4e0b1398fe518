"""Session files for the tests of commands."""

import json
from collections.abc import Iterable
from pathlib import Path

from wargame.cli.main import main
from wargame.places import scenarios_folder


def demo_lines(demo: str) -> list[str]:
    """The lines of a demo's script."""
    return (scenarios_folder() / "demo" / f"{demo}.jsonl").read_text(encoding="utf-8").splitlines()


def until(lines: list[str], word: str) -> list[str]:
    """The lines before the first one with this command."""
    return lines[: next(at for at, line in enumerate(lines) if line.startswith(f'{{"do": "{word}"'))]


def written(path: Path, lines: Iterable[str | dict[str, object]]) -> Path:
    """A script file with these lines."""
    texts = (line if isinstance(line, str) else json.dumps(line) for line in lines)
    path.write_text("\n".join(texts), encoding="utf-8")
    return path


def played(folder: Path, lines: Iterable[str | dict[str, object]], scenario: str = "first-steps") -> Path:
    """A session file in which these lines were played."""
    script, session = written(folder / "script.jsonl", lines), folder / "session.entente"
    assert main(["play", scenario, "--script", str(script), "--session", str(session), "--quiet"]) == 0
    return session
