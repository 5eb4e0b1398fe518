"""The phones' page in a real browser: `make browsers`; `python -m tests.browsers.pictures OUT` for pictures.

`laptop` stands in for the window: the real relay in a process of its own and the real channel, with any
answers for the seats. `browser` finds Chromium, `firefox` drives Firefox, `memory` reads that of processes.
The plays are named `drive_*.py`, so that `make test` leaves them alone.
"""
