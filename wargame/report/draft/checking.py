"""An edited draft held beside the record: the one function that the command line and the window share.

A session and a draft go in. The report is made again with the choices that the draft carries, each passage is
paired with the statements that it was made from (`pairing`), and their facts are compared (`comparing`).
Nothing is written and nothing is changed in the draft. What comes out is a `findings.Check`. To look for one
more kind of fault: a function that gives findings of a pair, called in `_of_pair`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from wargame.report.anchors import Statement, statements
from wargame.report.blocks import Document
from wargame.report.document import report
from wargame.report.draft.bounds import Bounds, bounds_of
from wargame.report.draft.columns import in_order
from wargame.report.draft.comparing import Difference, differences
from wargame.report.draft.facts import FactReader, Token
from wargame.report.draft.findings import Check, Fault, Finding, LeftOut
from wargame.report.draft.pairing import Pair, Pairing
from wargame.report.draft.passages import Draft
from wargame.report.draft.standing import standing_of
from wargame.report.facts import ReportFacts, gather
from wargame.report.origin import Origin
from wargame.report.phrases import refs_in_words
from wargame.session.session import Session
from wargame.shown.actors import shorts_in
from wargame.words.sentences import Sentence

_QUIET: Final = ("heading", "title", "drawing", "legend")
"""Kinds of statements that nobody misses."""

_MOST_GONE: Final = 0.4
"""The share of passages without their events from which on it is told once, and not for each."""

_FEW: Final = 8
_FAULTS: Final[dict[str, Fault]] = {
    **{"number": "number", "code": "number", "actor": "seat", "opposite": "word"},
    **{"date": "date", "time": "date", "month": "date", "negation": "not"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What a draft is held beside: values that do not change, whatever becomes of the session."""

    document: Document
    names: tuple[tuple[str, str], ...]
    """Names and short names, each with its actor."""
    ratings: tuple[str, ...]
    """What the steps of the scale are called on which purposes are rated."""
    bounds: Bounds
    notices: tuple[Sentence, ...]


def check_draft(session: Session, draft: Draft) -> Check:
    """Return where a draft no longer agrees with the record of a session."""
    return held_beside(record_of(session, draft.origin), draft)


def record_of(session: Session, origin: Origin | None) -> Record:
    """Return the report of a session as the draft with this origin was made from it."""
    standing = standing_of(session, origin)
    facts = gather(session, standing.options)
    return Record(
        document=report(facts),
        names=tuple(_names(facts)),
        ratings=_ratings(facts),
        bounds=bounds_of(facts),
        notices=standing.notices,
    )


def held_beside(record: Record, draft: Draft) -> Check:
    """Return where a draft no longer agrees with a record; needs no session, and may work elsewhere."""
    document, bounds = record.document, record.bounds
    reader = FactReader(record.names, record.ratings)
    every = statements(document)
    pairs = in_order(tuple(Pairing(every, reader).pairs(draft.passages)))
    marked = frozenset(key for passage in draft.passages for key in passage.keys)
    gone, too_many = _events_gone(pairs, marked)
    found = [finding for pair in pairs for finding in _of_pair(pair, reader, bounds)]
    return Check(
        notices=(*record.notices, *too_many),
        findings=tuple(sorted((*found, *gone), key=lambda one: one.passage)),
        left_out=_left_out(document, every, pairs),
        passages=len(draft.passages),
        compared=sum(bool(pair.statements) for pair in pairs),
    )


def _names(facts: ReportFacts) -> list[tuple[str, str]]:
    shorts = shorts_in(facts.story.scenario)
    return [
        (name, one.id)
        for one in facts.story.scenario.actors
        for name in (shorts[one.id], one.name, facts.story.narrator.name(one.id))
    ]


def _ratings(facts: ReportFacts) -> tuple[str, ...]:
    return tuple(step.word for step in facts.story.scenario.ratings)


def _of_pair(pair: Pair, reader: FactReader, bounds: Bounds) -> Iterator[Finding]:
    wrong: set[str] = set()
    if pair.statements:
        for one in dict.fromkeys(_differences(pair, reader)):
            wrong.add(one.draft)
            yield _finding(pair, _FAULTS[one.kind], _said(one), one)
    if pair.statements or pair.passage.place != "head":
        record = tuple(token for one in pair.statements for token in reader.tokens(one.text))
        rest = [one for one in reader.tokens(pair.passage.text) if one.said not in wrong]
        yield from _beyond(pair, rest, record, bounds)
    yield from _events(pair, bounds)


def _differences(pair: Pair, reader: FactReader) -> Iterator[Difference]:
    passage, found = pair.passage, pair.statements
    if len(found) == 1 and len(found[0].lines) == len(passage.lines) > 1:
        for mine, theirs in zip(passage.lines, found[0].lines, strict=True):
            yield from differences(reader.tokens(mine), reader.tokens(theirs.text))
    together = tuple(token for one in found for token in reader.tokens(one.text))
    yield from differences(reader.tokens(passage.text), together)


def _said(one: Difference) -> Sentence:
    match one.kind:
        case "actor":
            return Sentence("draft-names-other", draft=one.draft, record=one.record)
        case "negation" if one.draft:
            return Sentence("draft-negates", word=one.draft)
        case "negation":
            return Sentence("draft-affirms", word=one.record)
        case _:
            return Sentence("draft-says-other", draft=one.draft, record=one.record)


def _finding(pair: Pair, fault: Fault, says: Sentence, facts: Difference | None = None) -> Finding:
    passage = pair.passage
    return Finding(
        fault=fault,
        says=says,
        heading=passage.heading,
        place=passage.place,
        passage=passage.number,
        draft=passage.text,
        record=" ".join(one.text for one in pair.statements),
        events=tuple(sorted({ref for one in pair.statements for ref in one.refs})),
        draft_fact=facts.draft if facts else "",
        record_fact=facts.record if facts else "",
    )


def _beyond(pair: Pair, draft: Sequence[Token], record: Sequence[Token], bounds: Bounds) -> Iterator[Finding]:
    """Give numbers of things of which there are not so many."""
    for one in draft:
        most = bounds.most(one)
        if most is not None and not any(one.agrees(other) for other in record):
            what, number = one.about, one.said
            if one.is_label:
                yield _finding(pair, "beyond", Sentence("draft-no-such", what=what, number=number, most=most))
            else:
                yield _finding(pair, "beyond", Sentence("draft-too-many", what=what, said=number, most=most))


def _events(pair: Pair, bounds: Bounds) -> Iterator[Finding]:
    """Give events that do not exist, and others than those on which the record's statement rests."""
    named = pair.passage.refs
    unknown = sorted(number for number in named.numbers if not bounds.is_event(number))
    if unknown:
        yield _finding(pair, "no-event", Sentence("draft-no-event", numbers=unknown, last=bounds.last_event))
        return
    due = {ref for one in pair.statements for ref in one.refs}
    if not due or not named.numbers or pair.passage.place == "note":
        return
    short = {refs_in_words(line.refs) for one in pair.statements for line in one.lines}
    odd = [one for one in named.many if f"{one[0]} … {one[1]}, {one[2]} events" not in short]
    extra = named.numbers - due
    missing = due - named.numbers
    if (extra and missing) or odd:
        record = refs_in_words(sorted(due))
        draft = refs_in_words(sorted(extra or named.numbers))
        yield _finding(pair, "events-changed", Sentence("draft-events-other", draft=draft, record=record))


def _is_due(pair: Pair, marked: frozenset[str]) -> bool:
    """Return whether a passage should name events: it is what the record says, and not said besides."""
    own = [one for one in pair.statements if one.key in pair.passage.keys or one.key not in marked]
    return any(one.refs for one in own)


def _events_gone(
    pairs: Iterable[Pair], marked: frozenset[str]
) -> tuple[tuple[Finding, ...], tuple[Sentence, ...]]:
    """Return passages that name their events no longer; if they are very many, a sentence for all."""
    due = [pair for pair in pairs if pair.passage.place in ("text", "table") and _is_due(pair, marked)]
    # A statement may be told in several paragraphs, of which one names the events.
    named = {one.key for pair in due if pair.passage.refs.numbers for one in pair.statements}
    gone = [
        pair
        for pair in due
        if not any(one.key in named for one in pair.statements) and not _is_bare(pair.statements)
    ]
    if len(gone) > max(_FEW, _MOST_GONE * len(due)):
        return (), (Sentence("draft-without-events", count=len(gone), of=len(due)),)
    found = []
    for pair in gone:
        refs = refs_in_words(sorted({ref for one in pair.statements for ref in one.refs}))
        found.append(_finding(pair, "events-gone", Sentence("draft-events-gone", events=refs)))
    return tuple(found), ()


def _is_bare(found: Iterable[Statement]) -> bool:
    """Return whether statements show no events in brackets, as those of the list of all events do not."""
    return all(one.kind in ("event", "heading", "title") or not one.refs for one in found)


def _left_out(document: Document, every: Sequence[Statement], pairs: Iterable[Pair]) -> tuple[LeftOut, ...]:
    told = [pair for pair in pairs if pair.passage.text and pair.passage.place != "note"]
    there = {one.key for pair in told for one in pair.statements}
    titles = {"cover": document.title, **{part.id: part.title for part in document.parts}}
    found = []
    for part, title in titles.items():
        own = [one for one in every if one.part == part and one.kind not in _QUIET]
        out = [one for one in own if one.key not in there]
        if out:
            texts = tuple(one.text for one in out)
            found.append(LeftOut(part=part, title=title, texts=texts, whole=len(out) == len(own)))
    return tuple(found)
