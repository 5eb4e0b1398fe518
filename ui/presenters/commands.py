"""Everything that can be done by a key or a menu, by name: words, keys, and where it holds.

Windows make their actions from this table (`ui.windows.actions.add_command`), so the menus, the command
palette and the page of keys say the same. To add one: a line in `COMMANDS`, and in the window that offers
it a call of `add_command`. The page of keys lists what stands here even while its window is closed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from wargame.names import folded, words_of

Place: TypeAlias = Literal[
    "everywhere",
    "library",
    "scenarios",
    "editor",
    "new session",
    "table",
    "phones",
    "hand",
    "rulings",
    "replay",
    "export",
    "faults",
    "balance",
    "cohort",
    "print-kit",
    "guide",
]

PLACES: Final[dict[Place, str]] = {
    "everywhere": "Everywhere",
    "library": "Library",
    "scenarios": "Scenarios",
    "editor": "Scenario editor",
    "new session": "New session",
    "table": "Table",
    "phones": "Phones at the table",
    "hand": "A seat's hand",
    "rulings": "Rulings",
    "replay": "Replay",
    "export": "Report, data and print kit",
    "faults": "A scenario with faults",
    "balance": "Balance of a scenario",
    "cohort": "Many tables",
    "print-kit": "Print kit of a scenario",
    "guide": "Facilitator's guide",
}
"""The places in the order in which they are listed, with their headings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One thing that can be done."""

    id: str
    words: str
    """What it does, as a menu says it."""
    keys: tuple[str, ...] = ()
    """Key combinations as Qt writes them; the first is shown."""
    place: Place = "everywhere"
    menu: str = ""
    """The menu in which it stands."""


def _at(place: Place, menu: str, *lines: tuple[str, str, str]) -> tuple[Command, ...]:
    """Return commands of one place and menu from id, words and keys (separated by blanks)."""
    return tuple(
        Command(id=name, words=words, keys=tuple(keys.split()), place=place, menu=menu)
        for name, words, keys in lines
    )


COMMANDS: Final[tuple[Command, ...]] = (
    *_at(
        "everywhere",
        "Help",
        ("palette", "Find a command", "Ctrl+K"),
        ("guide", "Facilitator's guide", "F1"),
        ("keys", "List of keys", "? Shift+?"),
    ),
    *_at(
        "everywhere",
        "View",
        ("preferences", "Settings", "Ctrl+,"),
        ("larger", "Larger text", "Ctrl++ Ctrl+="),
        ("smaller", "Smaller text", "Ctrl+-"),
        ("normal-size", "Text at its normal size", "Ctrl+0"),
        ("next-theme", "Another theme", "Ctrl+Shift+L"),
        ("full-screen", "Full screen, or a window again", "F11"),
    ),
    *_at("everywhere", "File", ("quit", "Quit Entente", "Ctrl+Q")),
    *_at(
        "library",
        "File",
        ("new-session", "New session", "Ctrl+N"),
        ("practice", "Play the practice game", "Ctrl+Shift+N"),
        ("open-file", "Open a file", "Ctrl+O"),
        ("sessions-folder", "Choose the folder of sessions", ""),
        ("refresh", "Look for sessions again", "F5"),
    ),
    *_at(
        "library",
        "Session",
        ("search", "Search", "Ctrl+F"),
        ("open-session", "Open the session", ""),
        ("read-session", "Open the session for reading only", ""),
        ("duplicate-session", "Duplicate the session", "Ctrl+D"),
        ("rename-session", "Rename the session", "F2"),
        ("bin-session", "Move the session to the bin", "Del"),
        ("reveal-session", "Show the session in its folder", "Ctrl+R"),
        ("check-session", "Check the session for damage", ""),
        ("scenario-of-session", "Make a scenario of the session's", ""),
        ("copies-of-session", "Automatic copies of the session", ""),
        ("copies", "Automatic copies of all sessions", ""),
        ("many-tables", "Lay the sessions in the list side by side", "Ctrl+T"),
        ("show-sessions", "Show sessions", "Alt+1"),
        ("show-scenarios", "Show scenarios", "Alt+2"),
    ),
    *_at(
        "scenarios",
        "Scenario",
        ("new-scenario", "New scenario", "Ctrl+N"),
        ("scenario-from-workbook", "New scenario from a workbook", "Ctrl+I"),
        ("search-scenarios", "Search the scenarios", "Ctrl+F"),
        ("scenarios-folder", "Open the folder of scenarios", ""),
        ("edit-scenario", "Edit the scenario", ""),
        ("play-scenario", "New session with the scenario", "Ctrl+Return"),
        ("copy-scenario", "Copy the scenario", "Ctrl+D"),
        ("rename-scenario", "Rename the file of the scenario", "F2"),
        ("mend-ending", "Give the file its right ending", ""),
        ("take-in-scenario", "Take the packed scenario in", ""),
        ("reveal-scenario", "Show the scenario in its folder", "Ctrl+R"),
        ("hand-on-scenario", "Hand the scenario on as one file", "Ctrl+E"),
        ("check-scenario", "Check the scenario for faults", ""),
        ("balance-scenario", "See how the scenario plays", ""),
        ("print-scenario", "Print the kit of the scenario", ""),
        ("bin-scenario", "Move the scenario to the bin", "Del"),
    ),
    *_at(
        "editor",
        "Scenario",
        ("try-scenario", "Try the scenario", "F5"),
        ("editor-undo", "Undo", "Ctrl+Z"),
        ("editor-redo", "Redo", "Ctrl+Shift+Z"),
        ("find-anything", "Find anything in the scenario", "Ctrl+F"),
        ("editor-add", "Add an item of the section", "Ctrl+N"),
        ("editor-copy", "Copy the item", "Ctrl+D"),
        ("item-up", "Move the item up", "Alt+Up"),
        ("item-down", "Move the item down", "Alt+Down"),
        ("previous-item", "The item before", "Alt+PgUp"),
        ("next-item", "The next item", "Alt+PgDown"),
        ("previous-section", "The section before", "Ctrl+PgUp"),
        ("next-section", "The next section", "Ctrl+PgDown"),
        ("next-to-mend", "Next thing to mend", "F8"),
        ("previous-to-mend", "Thing to mend before", "Shift+F8"),
        ("mend-here", "Mend the fault where you are", "Alt+Return"),
        ("field-help", "What the field means where you are", "Shift+F1"),
        ("split-face", "Form and text side by side", "F7"),
        ("suggest-steps", "Suggest changes that make the seats win more evenly", "Ctrl+B"),
        ("by-all-bots", "Who wins under each kind of bot", "Ctrl+Shift+G"),
        ("write-workbook", "Write the scenario as a workbook", "Ctrl+E"),
        ("import-workbook", "Import a workbook or a table", "Ctrl+I"),
        ("paste-rows", "Import rows from the clipboard", "Ctrl+Shift+V"),
        ("show-versions", "Versions of the scenario", "Ctrl+H"),
        ("name-version", "Name this version", "Ctrl+Shift+S"),
        ("save-scenario", "Save the scenario now", "Ctrl+S"),
        ("leave-editor", "Back to the scenarios", "Esc"),
    ),
    *_at(
        "new session",
        "Session",
        ("start", "Start the session", "Ctrl+Return"),
        ("paste-names", "Paste a list of names", "Ctrl+Shift+V"),
        ("leave", "Back to the library", "Esc"),
    ),
    *_at(
        "balance",
        "Scenario",
        ("simulate", "Play the games", "Ctrl+Return"),
    ),
    *_at(
        "cohort",
        "Session",
        ("choose-series", "Choose a folder of sessions", "Ctrl+O"),
        ("write-series", "Take the series along", "Ctrl+E"),
    ),
    *_at(
        "export",
        "Session",
        ("write-export", "Write the file", "Ctrl+Return"),
    ),
    *_at(
        "print-kit",
        "Scenario",
        ("write-kit", "Write the print kit", "Ctrl+Return"),
    ),
    *_at(
        "faults",
        "Scenario",
        ("next-fault", "Next fault", "F8"),
        ("edit-at-fault", "Open in the editor at the fault", "Ctrl+Return"),
        ("mend-fault", "Mend the fault", "Alt+Return"),
        ("mend-all", "Mend what leaves no choice", "Alt+Shift+Return"),
        ("check-again", "Check the file again", "F5"),
        ("copy-faults", "Copy the list of faults", "Ctrl+Shift+C"),
    ),
    *_at(
        "table",
        "Table",
        ("next-step", "Do the next step", "Return"),
        ("menu", "Menu of the table", "Alt+M"),
        ("undo", "Undo", "Ctrl+Z"),
        ("redo", "Redo", "Ctrl+Shift+Z"),
        ("next-panel", "Go to the next panel", "F6"),
        ("previous-panel", "Go to the panel before", "Shift+F6"),
        ("quick-entry", "Enter all moves from slips", "Ctrl+Shift+M"),
        ("others-pass", "Everyone else passes", ""),
        ("timer", "Start or stop the timer", "T"),
        ("more-time", "A minute more on the timer", "Shift+T"),
        ("projector", "Open the projector window", "P"),
        ("blank-projector", "Blank the projector", "F9"),
        ("freeze-projector", "Freeze the projector as it is", "Shift+F9"),
        ("hot-wash", "Hot wash, question by question", "Ctrl+Shift+H"),
        ("improvement", "Improvement plan", "Ctrl+Shift+I"),
        ("review", "Review and pace", "Ctrl+Shift+R"),
        ("umpire", "Second rulings, for the umpire alone", ""),
        ("rule-blind", "Somebody else rules on the move, blind", ""),
        ("talks", "Questions, votes, messages", "Ctrl+Shift+T"),
        ("wall", "What the projector shows", "Ctrl+Shift+F9"),
        ("phones", "Phones at the table", "Ctrl+Shift+J"),
        ("all-cards", "All cards beside the board", "C"),
        ("turn-sheet", "Everything of this turn", "F2"),
        ("observation", "Write down an observation", "N"),
        ("history", "Undo, branches and bookmarks", "Ctrl+B"),
        ("injects", "Injects", "Ctrl+I"),
        ("schedule", "Schedule: phases, turns, end", ""),
        ("log", "Log and observations", "Ctrl+L"),
        ("deals", "Deals, gifts, statements", "Ctrl+Shift+D"),
        ("people", "People and seats", "Ctrl+Shift+P"),
        ("marking", "Marking, house and Chatham House rule", ""),
        ("correct", "Correct the board by hand", "Ctrl+Shift+E"),
        ("bots", "Bots: seats and suggestions", "Ctrl+Shift+B"),
        ("replay", "Replay and analysis", "Ctrl+R"),
        ("export", "Report and data", "Ctrl+E"),
        ("turn-page", "This turn on one page", ""),
        ("check-draft", "Check an edited draft of the report", ""),
        ("print-kit", "Print briefs, cards and slips", ""),
        ("save-elsewhere", "Save the session in another place", "Ctrl+Shift+S"),
        ("close-session-window", "Back to the library", "Ctrl+W"),
    ),
    *_at(
        "phones",
        "Phones",
        ("print-seat-cards", "Print the cards of seats by phone", "Ctrl+P"),
        ("leave-phones", "Back to the table", "Esc"),
    ),
    *_at(
        "hand",
        "Hand",
        ("choose-card", "Show a card by its letter; once more puts it into the plan", "A"),
        ("letters", "Letters, offers and the vote", "Ctrl+L"),
        ("free-move", "A move in your own words", "Ctrl+M"),
        ("swap-moves", "Change the order of two moves", "Ctrl+Down Ctrl+Up"),
        ("seal", "Seal the move", "Ctrl+Return"),
        ("hide-hand", "Hide the hand at once", "Esc"),
    ),
    *_at(
        "rulings",
        "Ruling",
        ("back-move", "Back the chosen move for the chosen seat", "B"),
        ("block-move", "Block the chosen move for the chosen seat", "X"),
        ("count-covert", "Count what is prepared, while the key is held (for Control alone)", "H"),
        ("moves-on-graph", "What the chosen move would do on the graph, while the key is held", "G"),
        ("roll", "Throw the dice", "R"),
        ("more-weight", "Give an argument more weight", "+"),
        ("less-weight", "Give an argument less weight", "-"),
        ("override", "Override the outcome", "O"),
        ("record-ruling", "Record the ruling", "Ctrl+Return"),
        ("play-again", "Show once more what moved", "Space"),
    ),
    *_at(
        "replay",
        "Replay",
        ("step-back", "One step back", "Left"),
        ("step-on", "One step on", "Right"),
        ("event-back", "One event back", "Shift+Left"),
        ("event-on", "One event on", "Shift+Right"),
        ("to-start", "To the start", "Home"),
        ("to-end", "To the end", "End"),
        ("play-pause", "Play or pause", "Space"),
        ("branch-here", "Branch from here", "B"),
        ("bookmark-here", "Set a bookmark", "M"),
        ("page-graph", "Graph", "Alt+1"),
        ("page-analysis", "Analysis", "Alt+2"),
        ("page-compare", "Compare lines of play", "Alt+3"),
        ("leave-replay", "Back to the table or the series", "Esc"),
    ),
    *_at(
        "guide",
        "Guide",
        ("earlier-page", "Back to the page that was read before", "Alt+Left"),
        ("next-page", "Next page", "Ctrl+PgDown"),
        ("previous-page", "Page before", "Ctrl+PgUp"),
        ("leave-guide", "Close the guide", "Esc"),
    ),
)
"""Every command, in the order in which they are listed."""

_BY_ID: Final = {one.id: one for one in COMMANDS}


def command(name: str) -> Command:
    """Return the command with this id.

    Raises
    ------
    KeyError
        If there is none.
    """
    return _BY_ID[name]


def by_place() -> tuple[tuple[str, tuple[Command, ...]], ...]:
    """Return heading and commands of each place, those with a key only; for the page of keys."""
    return tuple(
        (heading, tuple(one for one in COMMANDS if one.place == place and one.keys))
        for place, heading in PLACES.items()
    )


def shown_keys(one: Command) -> str:
    """Return the keys as a key cap shows them: `Ctrl+Enter`, nothing for a command without any."""
    if not one.keys:
        return ""
    named = {"Return": "Enter", "Del": "Delete", "Left": "←", "Right": "→"}
    *modifiers, last = (
        one.keys[0].split("+") if one.keys[0] not in ("+", "Ctrl++") else _with_plus(one.keys[0])
    )
    return "+".join((*modifiers, named.get(last, last)))


def _with_plus(keys: str) -> list[str]:
    return [*keys[:-1].rstrip("+").split("+"), "+"] if len(keys) > 1 else ["+"]


def matching(query: str, wanted: Iterable[Command]) -> tuple[Command, ...]:
    """Return the commands that fit what was typed, the best first.

    Every word typed must begin a word of the command, or, failing that, stand somewhere in it; an empty
    query keeps all in their order.
    """
    typed = words_of(query)
    scored = ((_misfit(typed, one), number, one) for number, one in enumerate(wanted))
    fitting = sorted((misfit, number, one.id) for misfit, number, one in scored if misfit is not None)
    return tuple(_BY_ID[name] for _, _, name in fitting)


def _misfit(typed: list[str], one: Command) -> int | None:
    """Return how badly a command fits, 0 the best; None if it does not fit at all."""
    words = folded(f"{one.words} {one.menu}")
    beginnings = words.split()
    total = 0
    for part in typed:
        if beginnings[0].startswith(part):
            continue
        if any(word.startswith(part) for word in beginnings):
            total += 1
        elif part in words:
            total += 2
        else:
            return None
    return total
