"""What the editor of scenarios shows, without a window: sections, their items, what is wrong where.

Everything is made from a `Document` and its plain data, so that a scenario that is half finished or has
faults is shown like any other; what a person changes goes back as an edit of `wargame.scenario.document`. The
rooms: `sections` (what a scenario consists of), `summaries` (what lists say of its items), `places` (faults
by the field in which they are), `things` (what a field can refer to), `fresh` (new items that can be played),
`blank` (the least that fits a field), `language` (conditions and effects read out), `texts` (what a search
finds), `outside` (what was changed here and outside), `changes` (what differs between two
versions).
"""
