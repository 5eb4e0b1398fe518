"""The command `entente`: alone or with one file it opens the window, with a command it is the command line.

`entente self-test` is the one command that is about the window, so it is answered here.

What follows `entente` decides before Qt is imported, so that `entente check FILE` starts as fast as
the rules alone and runs on a machine without a screen.
"""

import gc
import os
import sys

NO_DISPLAY = (
    "There is no display here, so the window cannot open: "
    "type `entente demo` to watch a game in the terminal, or `entente --help` for every command.\n"
)


def main() -> int:
    """Open the window, or run the command that was typed; return the exit code of the process."""
    typed = sys.argv[1:]
    files = files_to_open(typed)
    if typed[:1] == ["self-test"]:
        from ui.self_test import self_test

        return self_test(typed[1:])
    if typed and not files:
        from wargame.cli.main import main as run_command

        code: int = run_command(typed)
        return code
    if not has_display():
        sys.stderr.write(NO_DISPLAY)
        return 2
    from ui.platform_plugin import in_words, missing_libraries, plugin_file, plugin_wanted

    if missing := missing_libraries(plugin_file(plugin_wanted())):
        sys.stderr.write(in_words(missing))
        return 2
    # What is loaded at the start stays; looking through it for garbage only delays the first paint.
    gc.disable()
    from ui.app import run

    opened: int = run(files)
    return opened


def files_to_open(typed: list[str]) -> list[str]:
    """Return the one file that the window is to open, as a double click hands it over; else nothing."""
    is_file = len(typed) == 1 and typed[0].lower().endswith(
        (".entente", ".entente-scenario", ".yaml", ".yml")
    )
    return typed if is_file else []


def has_display() -> bool:
    """Return whether a window could open here; only Linux runs without a screen."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


if __name__ == "__main__":
    sys.exit(main())
