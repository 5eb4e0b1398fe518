"""The door of the bundle: the command `entente`.

Three things are different where the program is a folder of its own. A worker of `simulate` is this program
started again, so it has to be told apart from somebody who types a command. So is the relay that phones
reach, which begins before anything of the window is loaded. And the folder's libraries are for this program
alone: a browser or file manager that it opens must find those of the system.
"""

import os
import sys
from collections.abc import MutableMapping
from multiprocessing import freeze_support

LIBRARIES = ("LD_LIBRARY_PATH", "LD_LIBRARY_PATH_ORIG")
"""Where programs look for libraries, and where the start of the bundle keeps what stood there before."""


def leave_libraries_to_others(environment: MutableMapping[str, str]) -> None:
    """Put back where programs that are started from here look for libraries; this one has read it already."""
    now, before = LIBRARIES
    former = environment.pop(before, "")
    environment.pop(now, None)
    if former:
        environment[now] = former


if __name__ == "__main__":
    freeze_support()
    if sys.platform.startswith("linux"):
        leave_libraries_to_others(os.environ)
    if sys.argv[1:] == ["--relay"]:
        from wargame.phones.relay import main
    else:
        from ui.__main__ import main

    sys.exit(main())
