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

    (editing, recovered), history = take_up(path, document)  # steps of before; what a crash left unsaved
    after = editing.did(edit, "Moscow talks: cost 2 → 1", time())  # joins letters typed into one field
    history.keep(editing, after)  # on the disk at once
    editing.undone(), editing.redone(), editing.paused(), editing.to_undo.label

    document, disk = open_file(path)  # with what is on the disk
    disk = save(document, disk)  # ScenarioUnwritable in a sentence; never over what others wrote
    history.saved(document)  # then; call both two seconds after the last edit and when focus is lost
    standing_of(disk)  # "same", "changed", "gone", "out of reach": ask when the file may have changed
    document, conflicts = merged(base, document, of_content(path.read_bytes()))  # base: as saved last
    document.edited(conflicts[0].theirs_instead)
    presence, other = come_in(path)  # other: who has it open already; presence.leave() at the end
    keep_daily(path, disk.content, now()), keep_version(path, content, now(), "as played"), versions_of(path)
    document.edited(back_to(document, version))

An edit touches the lines of what it changes and no others. `difference(old, new, path)` gives the edits that
make one plain value of another, for imports and merges; `Set` of a whole card applies it by itself. What is
wrong with a scenario never stops an edit: `Refused` only if there is nothing at the path, or if the YAML
cannot be read to its end, when only a `Patch` of the text is left. Edits are msgspec Structs; `edits.as_json`
writes them. Values are plain: `None`, truth values, numbers, texts, lists, dicts under the names of the
file, such as `scenario.data.as_data` gives for any part of a Scenario.
"""
