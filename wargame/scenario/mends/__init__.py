"""What mends a fault of a scenario: the changes of the text that a press may make.

Texts come from `scenario.load`. Where YAML stops, `reading.read_on` finds what was meant (`guesses`), tells
it at its place and goes on as if it were mended, so that all faults are told at once; what cannot be guessed
is left out with the item around it. Faults in what the text means come from `scenario.fit` and
`scenario.check`; `offers` looks up by the fault's key what would mend it, in the text's spans (`spans`).
Every mend is a `scenario.patch.Mend`, a label and changes of the text as it was read, and goes with its fault
to the fault page, `entente check` and the editor. Nothing here writes a file.

To add a mend: for a fault of YAML a guess in `guesses`; for one of meaning a line in the table of `offers`
and, if none of its sorts fits, a function in `values`, `ids` or `language`; and a mistake that shows it in
tests/data/mistakes.
"""
