"""A draft made into a session: its file, its first event, its people."""

from pathlib import Path

from wargame.journal.file import create, whole_or_gone
from wargame.session import opening, people
from wargame.session.bots import seat_bot
from wargame.session.session import Session, now
from wargame.shown.library import free_path
from wargame.shown.setup import SessionDraft, compiled_for, plan_of
from wargame.terms import RecordError


def start_session(draft: SessionDraft, folder: Path) -> tuple[Session, Path]:
    """Start the session of a draft in a new file in `folder`; return it and the file.

    Raises
    ------
    EntenteError
        If the plan is refused or the file cannot be made; no file is left behind then.
    """
    plan = plan_of(draft)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RecordError("folder-cannot-be-made", folder=folder, reason=error.strerror) from error
    compiled = compiled_for(draft)
    journal = create(free_path(folder, plan.title), draft.scenario, clock=now, pictures=compiled.pictures)
    with whole_or_gone(journal):
        session = opening.start(compiled, plan, journal)
        for guest in draft.guests:
            people.join(session, guest.name, guest.seat, guest.initials)
        for seat, policy in draft.bots.items():
            seat_bot(session, seat, policy)
    return session, journal.path
