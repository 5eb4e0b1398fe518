"""Write all golden transcripts anew: `python -m tests.playthroughs`."""

from tests.playthroughs.transcripts import DEMOS, golden, played, told

for demo in DEMOS:
    golden(demo).write_text(told(played(demo)), encoding="utf-8", newline="\n")
