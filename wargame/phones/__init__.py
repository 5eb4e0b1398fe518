"""Seats that play from the players' own phones, in the room, without internet.

A process of its own, the relay, answers phones at one address of this computer and hands on what they send,
sealed; here it is opened, done at the seat's door, and answered. Off unless somebody switches it on.

- `relay`, with `heads`, `crowd` and `pipes`: the process that phones reach; it knows nothing of the game.
- `lines`: what relay and window say to each other, and how the relay is started.
- `cards`: the code of a seat; `codes` makes it for cameras. `channel`: one phone, its keys, its word, what it
  sent and was answered.
- `register`: which cards and channels there are, who is in and who waits. `standing`: who is there.
- `exchange`: everything that happens between the lines of the relay and the seats; `told`: who is told anew.
- `commands`, with `forms`, `hand` and `drafting`: what answers for the seats, and keeps what is being typed.
- `keeping`: cards and channels on the disk while a session is open. `network`: addresses in words.

The protocol is written down in docs/phones.md. To let phones do something more, see `forms`: but for those
four nothing here knows what is played.
"""
