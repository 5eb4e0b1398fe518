"""A scenario that is being made: its text, edits of it, undo.

The rooms, from below: `edits` (what can be done, as values), `values` (what that means for plain data),
`differences` (what makes one value of another), `renames` (another id everywhere), `parts` (the text read
by parts), `spans` (where everything stands in it), `patches` and `flow` (the lines that an edit changes),
`document` (all together), `editing` (what was done, to be taken back), `history` (the same on the disk),
`saving` (the file), `presence` (who else has it open), `versions` (dated and named copies), `merge`
(changes of two).

    document = open_document("scenarios/my-game.yaml")  # or of_text(text); half-finished ones open too
    document.text, document.content  # as found, to the byte
    document.data  # dicts, lists, scalars; None if the YAML breaks off
    document.model, document.faults  # Scenario | None, every Fault; is_playable if there is none
    document.value(("cards", "moscow-talks", "cost"))  # items by id or number
    document.lines(path), document.place(path), document.path_at(character)

    edit = Set(("cards", 3, "cost"), 2)  # Insert, Remove, Move, Rekey, Rename, Patch, Batch
    following, inverse = document.edited(edit)
    following.edited(inverse)[0].text == document.text  # to the byte
    document.mendable  # the faults with their mends; edited(Patch(mend.patches)) does one

    work = open_work(path)  # for a window: document, undo on the disk, saving, versions, others
    work.recovered, work.other  # what a crash had left unsaved is there; who has the file open already
    work.do(edit, "Moscow talks: cost 2 → 1", now())  # joins letters typed into one field; work.pause()
    work.undo(), work.redo(), work.editing.to_undo.label
    outside = work.save(now())  # two seconds after the last edit and when focus is lost; ScenarioUnwritable
    outside = work.look(now())  # when the file may have changed: "taken", "merged", "apart", "gone"
    work.do(outside.conflicts[0].theirs_instead, "Title: theirs", now())
    keep_version(path, work.document.content, now(), "as played"), versions_of(path)
    work.do(back_to(work.document, version), "Back to as played", now())
    work.close()

An edit touches the lines of what it changes and no others. `difference(old, new, path)` gives the edits that
make one plain value of another, for imports and merges; `Set` of a whole card applies it by itself. What is
wrong with a scenario never stops an edit: `Refused` only if there is nothing at the path, or if the YAML
cannot be read to its end, when only a `Patch` of the text is left. Edits are msgspec Structs. Values are
plain: `None`, truth values, numbers, texts, lists, dicts under the names of the file, such as
`scenario.data.as_data` gives for any part of a Scenario.
"""
