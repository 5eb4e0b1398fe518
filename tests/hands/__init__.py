"""The app on a real screen, with a window manager, under real keys and a real mouse: `make hands`.

An X server without a monitor (Xvfb) and a window manager (openbox) are started for the purpose, and xdotool
gives keys and clicks to the server, as a keyboard and a mouse do. Nothing is sent to a widget by name. Key
repeat is on. Each play is checked in the record, and by what a screen reader would say has the focus.

The plays are in files called `play_*.py`, so that `make test`, which needs Python alone, leaves them out.
To add one: a function `test_...` in such a file that takes `hands`.
"""
