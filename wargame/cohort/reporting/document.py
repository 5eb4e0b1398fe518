"""The report of a series as a document: which parts it has, in which order, and what each tells.

Takes facts and charts, gives a `report.blocks.Document`, which every format of the report lays out. A part
that has nothing to tell is left out. To add a part: what makes it, in `_MAKERS`.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Final, TypeAlias

from wargame.cohort.beside import version_words
from wargame.cohort.design_words import cause_words, condition_words, hypotheses_words, use_words
from wargame.cohort.mapping import series_map
from wargame.cohort.overview import FEW
from wargame.cohort.reporting.charts import Plotted, charts_of
from wargame.cohort.reporting.facts import SeriesFacts
from wargame.cohort.reporting.method import method
from wargame.cohort.series import difference_sheet, headline, number_sheets, table_sheet
from wargame.cohort.sureness import sure_words
from wargame.cohort.telling import decided_words, likeness_words, shares_words, spread_words, trial_words
from wargame.cohort.verdicts import verdicts_by_label
from wargame.report.blocks import (
    Block,
    Bullets,
    Cell,
    Column,
    Document,
    Figure,
    Gallery,
    Heading,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Part,
    SourcedText,
    Table,
)
from wargame.scenario.marked import properties_of
from wargame.simulation.sheets import Sheet
from wargame.words.counting import counted, signed

KIND: Final = "Many tables"
BOTS_ALL: Final = (
    "All these tables were played by bots. They show what the rules reward, not what people would do."
)
SEALED: Final = (
    "The seal in the sessions shows from which design they were started, not when it was sealed: that is "
    "known to whom its six words were given beforehand."
)
SECRETS_OUT: Final = (
    "What was secret at the tables is left out: covert moves that were never seen, hidden tracks, who "
    "drew which hidden aims, total scores, seed and key. The question's index and its verdicts are told, "
    "for they are what a series is about."
)
SECRETS_IN: Final = (
    "This report tells what was secret at the tables: covert moves, hidden tracks, hidden aims, total scores."
)
EARLY: Final = (
    "A thin line is a table, the thick one the middle of all; a small square stands where a game ended "
    "early, and it is not drawn on. The bar at the right is where nine of ten games of bots end."
)
MEANS: Final = "The upright stroke is the mean."
WHISKERS: Final = (
    "The whisker is the interval of 95 in 100 that so many tables allow; a dotted line is where bots come to."
)

SHORT, LONG = 6.0, 44.0
"""Letters for which a column has room at least, and at most before its cells are broken."""

Charts: TypeAlias = Mapping[str, Plotted]


def document_of(facts: SeriesFacts, charts: Iterable[Plotted] | None = None) -> Document:
    """Return the report of a series."""
    drawn = {one.key: one for one in (charts_of(facts) if charts is None else charts)}
    title = facts.scenario.title
    head, _ = headline(facts.found)
    return Document(
        title=title,
        subtitle=head,
        kicker=KIND,
        aside=f"Played on {facts.played}" if facts.played else "",
        running=f"{title}. {KIND}",
        author=properties_of(facts.marking).author,
        stamp=facts.stamp,
        marking=facts.marking,
        paper=facts.choices.paper,
        sessions=len(facts.found.cohort.tables),
        cover=_cover(facts, drawn),
        parts=tuple(
            Part(id=name, title=said, blocks=blocks, breaks=name in _ON_NEW_PAGE)
            for name, (said, make) in _MAKERS.items()
            if (blocks := make(facts, drawn))
        ),
    )


def plain(text: str, style: str = "plain") -> Paragraph:
    """Return a paragraph."""
    return Paragraph(line=SourcedText(text), style=style)  # type: ignore[arg-type]


def table_of(sheet: Sheet, summary: str) -> Table:
    """Return a table of words and numbers, each column as wide as what stands in it wants."""
    # What only a few cells need is broken there, and takes no room from the other columns.
    lengths = [sorted(map(len, column)) for column in zip(*sheet.rows, strict=True)]
    widest = [of[(4 * len(of)) // 5] for of in lengths]
    return Table(
        columns=tuple(
            Column(title=title, width=float(min(LONG, max(SHORT, len(title) + 1, wide))))
            for title, wide in zip(sheet.head, widest, strict=True)
        ),
        rows=tuple(tuple(Cell((SourcedText(text),)) for text in row) for row in sheet.rows),
        summary=summary,
        style="small",
    )


# --- cover ---------------------------------------------------------------------------------------


def _cover(facts: SeriesFacts, drawn: Charts) -> tuple[Block, ...]:
    _, below = headline(facts.found)
    blocks: list[Block] = [plain(words, "lead") for words in below[:2]]
    if facts.bots and facts.bots == len(facts.found.shown):
        blocks.append(plain(BOTS_ALL, "care"))
    if facts.choices.left_out:
        left = counted(facts.choices.left_out, "table")
        blocks.append(plain(f"{left} left out by hand.", "care"))
    if figures := _figures(facts):
        blocks.append(KeyFigures(figures=figures))
    first = drawn.get("index-by-stratum") or drawn.get("index-by-turn")
    if first is not None:
        blocks.append(Figure(drawing=first.drawing))
        is_by_label = first.key == "index-by-stratum"
        blocks.append(plain(f"{_marks(facts)} {MEANS}" if is_by_label else EARLY, "small"))
    blocks.append(plain(SECRETS_IN if facts.secrets else SECRETS_OUT, "small"))
    return tuple(blocks)


def _figures(facts: SeriesFacts) -> tuple[KeyFigure, ...]:
    one, of = facts.found.overview, facts.found.trial
    if one is None:
        return ()
    made = [KeyFigure(figure=f"{one.tables:,}", label=_tables(one.tables), note=_ended(one.early))]
    named = next((row for row in of.rows if row.named), None) if of is not None else None
    if of is not None and named is not None:
        diff = named.difference
        bounds = "so few tables set it no bounds"
        if diff.low is not None and diff.high is not None:
            bounds = f"between {signed(round(diff.low, 1))} and {signed(round(diff.high, 1))}"
        made.append(
            KeyFigure(
                figure=signed(round(diff.value, 1)),
                label=f"{named.name}, “{of.treated}” against “{of.without}”",
                note=f"{named.unit}, {bounds}",
            )
        )
        deals = "all {:,} deals" if diff.exact else "{:,} shuffles"
        made.append(
            KeyFigure(
                figure=f"{diff.alone:,}",
                label=f"of {deals.format(diff.of)} of the labels",
                note="differ by as much, by chance alone",
            )
        )
    elif one.index is not None and one.tables >= FEW:
        made.append(
            KeyFigure(figure=signed(round(one.index.middle)), label="Index in the middle", note="at the end")
        )
    return tuple(made)


def _tables(number: int) -> str:
    return "table played to the end" if number == 1 else "tables played to the end"


def _ended(early: int) -> str:
    return f"{early:,} of them ended before the last turn" if early else ""


# --- parts ---------------------------------------------------------------------------------------


def _what(facts: SeriesFacts, _drawn: Charts) -> tuple[Block, ...]:
    found = facts.found
    head, below = headline(found)
    blocks: list[Block] = [plain(head, "lead"), *(plain(words) for words in below)]
    first = found.versions[0]
    versions = [f"{first.name}, {counted(first.tables, 'table')}", *version_words(found)]
    blocks += [
        Heading(text="Versions of the scenario"),
        _bullets(f"{words[:1].upper()}{words[1:]}." for words in versions),
    ]
    if found.trial is not None:
        few, many = found.trial.tables
        labels = [f"“{found.trial.without}”: {counted(few, 'table')}"]
        labels.append(f"“{found.trial.treated}”: {counted(many, 'table')}")
        blocks += [Heading(text="Labels"), _bullets(labels)]
    if facts.beside:
        blocks += [Heading(text="What is not compared, and what stands out"), _bullets(facts.beside)]
    if 0 < facts.bots < len(found.shown):
        some = f"{facts.bots} of {counted(len(found.shown), 'table')} were played by bots alone."
        blocks.append(plain(some, "care"))
    return tuple(blocks)


def _verdicts(facts: SeriesFacts, drawn: Charts) -> tuple[Block, ...]:
    rows, one = verdicts_by_label(facts.found), facts.found.overview
    if not rows or one is None:
        return ()
    several = len(rows[0][1]) > 1
    blocks: list[Block] = [Figure(drawing=drawn["verdicts"].drawing)]
    if several and facts.found.trial is not None:
        blocks.append(plain(f"{_marks(facts)} {WHISKERS}", "small"))
    else:
        blocks.append(plain(WHISKERS, "small"))
    head = ("Verdict", *(("Label",) if several else ()), "Tables", "95 in 100", *_policies(facts))
    lines = []
    for row, (title, labels) in zip(one.verdicts, rows, strict=True):
        for at, of in enumerate(labels):
            bounds = f"{100 * of.share.low:.0f} to {100 * of.share.high:.0f}" if of.has_interval else "–"
            bots = tuple(f"{100 * share.value:.0f} in 100" for _, share in row.bots)
            bots = bots if not at else ("",) * len(bots)
            lines.append((title, *((of.label,) if several else ()), of.counts, bounds, *bots))
    sheet = Sheet(title="Verdicts", remark="", head=head, rows=tuple(lines))
    blocks.append(table_of(sheet, "How often each verdict was given, with intervals, beside bots."))
    if one.none_fits:
        blocks.append(plain(f"At {counted(one.none_fits, 'table')} no verdict fitted."))
    return tuple(blocks)


def _policies(facts: SeriesFacts) -> tuple[str, ...]:
    one = facts.found.overview
    rows = one.verdicts if one is not None else ()
    return tuple(f"{policy[:1].upper()}{policy[1:]} bots" for policy, _ in (rows[0].bots if rows else ()))


def _marks(facts: SeriesFacts) -> str:
    of = facts.found.trial
    return f"Filled: “{of.treated}”. Open: “{of.without}”." if of is not None else ""


def _course(facts: SeriesFacts, drawn: Charts) -> tuple[Block, ...]:
    one = facts.found.overview
    if one is None:
        return ()
    blocks: list[Block] = []
    if "index-by-turn" in drawn:
        blocks.append(Figure(drawing=drawn["index-by-turn"].drawing))
    if one.index is not None:
        blocks.append(plain(f"Index at the end: {spread_words(one.index, has_sign=True)}."))
    blocks.append(plain(EARLY, "small"))
    if "decided" in drawn:
        blocks.append(Heading(text="When it was decided"))
        pair = (drawn["decided"].drawing, drawn["spread-by-turn"].drawing)
        blocks.append(Gallery(drawings=pair, columns=2))
        blocks += [plain(words) for words in (decided_words(one),) if words]
    for title, kind in (("Ties that end widest apart", "tie-"), ("Tracks", "track-")):
        if drawings := tuple(of.drawing for key, of in drawn.items() if key.startswith(kind)):
            blocks += [Heading(text=title), Gallery(drawings=drawings, columns=2)]
    return tuple(blocks)


def _alike(facts: SeriesFacts, drawn: Charts) -> tuple[Block, ...]:
    laid, luck = _map(facts, drawn), _luck(facts)
    return (*laid, Heading(text="Luck and choices"), *luck) if luck else laid


def _map(facts: SeriesFacts, drawn: Charts) -> tuple[Block, ...]:
    laid, one = series_map(facts.found), facts.found.overview
    if laid is None or one is None or "map" not in drawn:
        return ()
    alike = likeness_words(one)
    return (
        Figure(drawing=drawn["map"].drawing),
        *(plain(f"{words[:1].upper()}{words[1:]}.", "small") for words in laid.key),
        plain(laid.fidelity),
        *((plain(alike),) if alike else ()),
    )


BY_CHANCE: Final = (
    "Labels dealt anew: each bar is how many deals differ by so much, dark those that differ by as much as "
    "was played."
)


def _treatment(facts: SeriesFacts, drawn: Charts) -> tuple[Block, ...]:
    of = facts.found.trial
    if of is None:
        return ()
    said = [*trial_words(of, dealt_by_lot=facts.found.dealt_by_lot), *sure_words(facts.found)]
    blocks: list[Block] = [plain(words, "lead" if not at else "plain") for at, words in enumerate(said)]
    chances = [(key, BY_CHANCE) for key in drawn if key.startswith("by-chance-")]
    for key, note in (
        ("index-by-stratum", f"{_marks(facts)} {MEANS}"),
        *chances,
        (
            "differences",
            "1× is the difference that would be found four times in five; a whisker that crosses 0 leaves "
            "open on which side the difference lies. Units stand in the table.",
        ),
    ):
        if key in drawn:
            blocks += [Figure(drawing=drawn[key].drawing), plain(note, "small")]
    return tuple(blocks)


def _design(facts: SeriesFacts, _drawn: Charts) -> tuple[Block, ...]:
    of = facts.found.opened
    if of is None:
        return ()
    blocks: list[Block] = [
        plain(f"Sealed before play as “{of.read.words}”.", "lead"),
        plain(SEALED, "small"),
        Heading(text="Were conditions the same?"),
        _bullets(map(condition_words, of.conditions)),
        plain(cause_words(of)),
    ]
    if of.uses:
        blocks += [Heading(text="Was the treatment used?"), _bullets(map(use_words, of.uses))]
    if of.expected:
        blocks += [Heading(text="Expected, and seen"), _bullets(hypotheses_words(of))]
    return tuple(blocks)


def _looked_at(facts: SeriesFacts, _drawn: Charts) -> tuple[Block, ...]:
    of = facts.found.trial
    if of is None or not of.rows:
        return ()
    return (table_of(difference_sheet(of), "Every number with and without the treatment."),)


def _luck(facts: SeriesFacts) -> tuple[Block, ...]:
    one = facts.luck
    if one is None:
        return (plain(facts.no_luck),) if facts.found.overview is not None else ()
    blocks: list[Block] = []
    if one.is_told:
        parts = (
            (one.draws, "hidden draws", "what each seat drew before play"),
            (one.dice, "dice", "with the moves held as they were made"),
            (one.rest, "choices", "and answers to the dice"),
        )
        blocks.append(
            KeyFigures(
                figures=tuple(
                    KeyFigure(figure=f"{100 * share:.0f}%", label=label, note=note)
                    for share, label, note in parts
                )
            )
        )
    return (*blocks, *(plain(words) for words in shares_words(one)))


def _numbers(facts: SeriesFacts, _drawn: Charts) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for sheet in number_sheets(facts.found):
        blocks += [Heading(text=sheet.title), table_of(sheet, f"{sheet.title}: {sheet.remark}.")]
    return tuple(blocks)


def _every(facts: SeriesFacts, _drawn: Charts) -> tuple[Block, ...]:
    sheet = table_sheet(facts.found, facts.found.cohort.tables)
    return (table_of(sheet, "Every table with its index and verdict at the end."),) if sheet.rows else ()


def _method(facts: SeriesFacts, _drawn: Charts) -> tuple[Block, ...]:
    return method(facts)


def _bullets(lines: Iterable[str]) -> Bullets:
    return Bullets(lines=tuple(SourcedText(words) for words in lines))


_MAKERS: Final[Mapping[str, tuple[str, Callable[[SeriesFacts, Charts], tuple[Block, ...]]]]] = {
    "what": ("What was found, and in what", _what),
    "treatment": ("Did it matter?", _treatment),
    "design": ("The design, and what was expected", _design),
    "verdicts": ("Verdicts", _verdicts),
    "course": ("Turn by turn", _course),
    "alike": ("How alike the tables ran, and luck", _alike),
    "numbers": ("Where everything ended", _numbers),
    "differences": ("All that was looked at", _looked_at),
    "method": ("How it was reckoned, and how far to trust it", _method),
    "tables": ("Every table", _every),
}
_ON_NEW_PAGE: Final = frozenset(
    {
        "what",
        "treatment",
        "design",
        "verdicts",
        "course",
        "alike",
        "numbers",
        "differences",
        "method",
        "tables",
    }
)
