"""The command line alone: `python -m wargame COMMAND` is `entente COMMAND`, where Qt is not installed."""

import sys

from wargame.cli.main import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
