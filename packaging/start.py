"""The door of the bundle: the command `entente`."""

import sys

from ui.__main__ import main

sys.exit(main())
