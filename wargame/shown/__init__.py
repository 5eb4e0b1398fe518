"""What any face shows, in rows of words and numbers: pure functions of states, sights and records.

Window, projector, report and command line lay out what they find here; they compute nothing.
"""
