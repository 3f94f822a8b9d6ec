"""The way of one hand-over behind its pages: what was said, kept as a draft at every step, and sent. Knows no widget.

Belongs to the visit in hand alone: whoever leaves the visit leaves it, and finds it again there.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from PySide6.QtCore import QObject, QTimer, Signal

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.handover.consent import DataField
from erstanlauf.domain.handover.content import HandoverContent, NamedPerson
from erstanlauf.domain.handover.recipient import Recipient, RecipientId
from erstanlauf.domain.handover.states import WITHOUT_EFFECT, Handover, HandoverState
from erstanlauf.domain.handover.withdrawal_code import WithdrawalCode
from erstanlauf.domain.needs import Flag
from erstanlauf.domain.people import Action
from erstanlauf.domain.visit import VisitId
from erstanlauf.i18n.languages import GERMAN
from erstanlauf.ui.flow.counter import Counter
from erstanlauf.ui.flow.tasks import Tasks, Worker
from erstanlauf.ui.flow.tools import Tools
from erstanlauf.usecases.handover.asking import Asking, asking_of, fitting, leaving, resumed
from erstanlauf.usecases.handover.desk import Asked
from erstanlauf.usecases.reprint import standing_code
from erstanlauf.usecases.session import VisitSession

_PAUSE_MS = 700
"""After the last letter of a name: a draft with every letter would be a transaction with every letter."""


class Refusal(StrEnum):
    """Why there is nothing to hand over."""

    ANONYMOUS = "anonymous"
    NOBODY = "nobody"
    NOBODY_FITS = "nobody_fits"
    DONE = "done"


@dataclass(frozen=True, slots=True, repr=False)
class _Found:
    """What the store knows of a visit and of whom its case could go to."""

    recipients: Sequence[Recipient]
    made: Sequence[Handover]
    draft: Asked | None
    code: WithdrawalCode


class HandoverFlow(QObject):
    """Holds what is being asked as `asking`, None while nothing is."""

    offered = Signal()
    """Everything is there to ask."""
    refused = Signal(object)
    """There is nothing to ask, and why."""
    changed = Signal()
    recovered = Signal(object)
    """A draft of this visit was found; carries when the person said yes."""
    sent = Signal(object)
    """The hand-overs that wait for the outbox now."""
    recipients_known = Signal()
    troubled = Signal(object)

    def __init__(
        self, tools: Tools, counter: Counter, store: Worker, tasks: Tasks, now: Callable[[], datetime], parent: QObject
    ) -> None:
        super().__init__(parent)
        self.asking: Asking | None = None
        self.session: VisitSession | None = None
        """The visit that is asked about."""
        self.recipients: Sequence[Recipient] = ()
        """Whom cases can go to, as last read."""
        self.made: Sequence[Handover] = ()
        """What was handed over of the visit in hand, as last read."""
        self._desk = tools.office.handover.desk
        self._may = tools.permit.may(Action.HAND_OVER)
        self._knowledge = tools.knowledge
        self._counter = counter
        self._store, self._tasks, self._now = store, tasks, now
        self._codes: dict[VisitId, WithdrawalCode] = {}
        """What each visit asked about so far is withdrawn with: it may stand on a printed sheet already."""
        self._past: list[Asking] = []
        self._said_in = ""
        self._remembered: tuple[Asking, int] | None = None
        self._is_keeping = self._is_unkept = self._is_sending = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE_MS)
        self._soon.timeout.connect(self.keep)
        if self._may:
            counter.visit_opened.connect(self._look_for_draft)
            counter.visit_changed.connect(self._follow)
            counter.visit_answered.connect(self._follow)
            counter.visit_left.connect(self._part)

    @property
    def is_unsent(self) -> bool:
        """Whether somebody said yes and nothing has come of it yet."""
        return self.asking is not None and bool(self.asking.ticks)

    @property
    def is_under_way(self) -> bool:
        """Whether somebody said yes, nothing has come of it yet, and a recipient still takes what is on the slip."""
        if self.asking is None or self.session is None:
            return False
        return bool(fitting(self.asking.chosen, self.session.steps(), self._knowledge.catalogue))

    def leads_on(self) -> bool:
        """Whether something is on the slip of the visit in hand that comes with a hand-over."""
        session = self._counter.session
        if session is None or not self._may:
            return False
        if session.has_case_management:
            return True
        offering = [each for each in self.recipients if each.offer is not None]
        return bool(fitting(offering, session.visit.chosen, self._knowledge.catalogue))

    def look_up_recipients(self) -> None:
        """Read whom cases can go to: what is on the slip may lead there."""
        if self._may:
            self._run(self._desk.recipients, self._take_recipients)

    def open(self) -> None:
        """Find out what is to be asked about the visit in hand; `offered` or `refused` follows."""
        session = self._counter.session
        if session is None or not self._may:
            return
        if Flag.ANONYM in session.visit.flags:
            self.refused.emit(Refusal.ANONYMOUS)
            return
        visit = session.visit.id
        self._run(lambda: self._found(visit), lambda found: self._offer(session, found))

    def answer(self, recipient: RecipientId, *, yes: bool) -> None:
        """Take a yes or a no to a recipient."""
        self._change(lambda asking: asking.answered(recipient, yes=yes, at=self._now()))

    def tick(self, recipient: RecipientId, field: DataField) -> None:
        """Set a tick or take it off."""
        self._change(lambda asking: asking.toggled(recipient, field, self._now()))

    def undo(self) -> None:
        """Take the last answer or tick back."""
        if self.asking is None or not self._past:
            return
        earlier = self._past.pop()
        self.asking = resumed(self._anew(), earlier.about(self.asking.person))
        self.keep()
        self.changed.emit()

    def remember(self) -> None:
        """Keep in mind what was said so far: what is pressed next may be nobody's answer."""
        self._remembered = (self.asking, len(self._past)) if self.asking is not None else None

    def back_to_remembered(self) -> None:
        """Take back, for good, what was ticked since: it was no person's word."""
        remembered, self._remembered = self._remembered, None
        if remembered is None or self.asking is None or self.asking.visit != remembered[0].visit:
            return
        before, steps = remembered
        del self._past[steps:]
        self.asking = resumed(self._anew(), before.about(self.asking.person))
        self.keep()
        self.changed.emit()

    def ask_anew(self) -> None:
        """Consent was taken back at this desk: go on from what is still kept of this visit alone."""
        if self.asking is not None and not self._is_sending:
            self._forget()
            self._look_for_draft()

    def name(self, person: NamedPerson) -> None:
        """Take what was typed about the person; it is kept after a moment."""
        if self.asking is not None and person != self.asking.person:
            self.asking = self.asking.about(person)
            self._soon.start()

    def leaving(self) -> Sequence[tuple[Recipient, HandoverContent]]:
        """Return exactly what would go to whom now."""
        return [] if self.asking is None else leaving(self.asking, self._content())

    @property
    def language(self) -> str:
        """The tag of the language the person is asked in."""
        return (self.session.visit.language if self.session is not None else None) or GERMAN.tag

    @property
    def said_in(self) -> str:
        """The tag of the language the person was asked in when the last tick was set: the slip's may change since."""
        return self._said_in or self.language

    def keep(self) -> None:
        """Keep the present state as a draft; while one is being kept, the newest follows it."""
        self._soon.stop()
        if self.asking is None or self._is_sending:  # a draft after the sending would be a second hand-over
            return
        if self._is_keeping:
            self._is_unkept = True
            return
        self._is_keeping = True
        asked, now = self._asked(), self._now()
        self._tasks.run(
            self._store, lambda: self._desk.keep_draft(asked, now), lambda _: self._kept(), self._could_not_keep
        )

    def flush(self) -> None:
        """Hand what is not kept yet to the store at once, without waiting: visit or window is being left."""
        if self.asking is not None and not self._is_sending and (self._soon.isActive() or self._is_unkept):
            asked, now = self._asked(), self._now()
            self._store.submit(lambda: self._desk.keep_draft(asked, now))
        self._soon.stop()
        self._is_unkept = False

    def refuse(self) -> None:
        """Forget what was asked and note with the visit that the person said no; to whom and to what stays nowhere."""
        self.drop()
        self._counter.note_refusal()

    def drop(self) -> None:
        """Forget what was asked: the person said no, or the visit ends without it. Nothing of it stays."""
        if self.asking is None:
            return
        visit = self.asking.visit
        self._forget()
        self._run(lambda: self._desk.drop_drafts(visit), lambda _: None)

    def send(self) -> None:
        """Hand what was checked to the outbox, once."""
        if self.asking is None or self.session is None or self._is_sending:
            return
        self._soon.stop()
        self._is_sending, self._is_unkept = True, False
        session, asked, now = self.session, self._asked(), self._now()

        def keep_and_send() -> Sequence[Handover]:
            self._desk.keep_draft(asked, now)
            return self._desk.send(asked.visit, now)

        self._tasks.run(
            self._store, keep_and_send, lambda sent: self._sent(session, asked.code, sent), self._could_not_send
        )

    # what the store answers

    def _found(self, visit: VisitId) -> _Found:
        desk = self._desk
        return _Found(desk.recipients(), desk.of_visit(visit), desk.draft(visit), desk.new_code())

    def _take_recipients(self, recipients: Sequence[Recipient]) -> None:
        self.recipients = recipients
        self.recipients_known.emit()

    def _offer(self, session: VisitSession, found: _Found) -> None:
        if self._counter.session is not session:
            return
        self._take_recipients(found.recipients)
        refusal = self._take(session, found)
        if refusal is None:
            self.offered.emit()
        else:
            self.refused.emit(refusal)

    def _take(self, session: VisitSession, found: _Found) -> Refusal | None:
        fit = fitting(found.recipients, session.steps(), self._knowledge.catalogue)
        self.made = [each for each in found.made if each.state not in WITHOUT_EFFECT]
        standing = {each.recipient for each in self.made}
        left = [each for each in fit if each.id not in standing]
        if not left:
            if self.made:  # also where what it went for is off the slip by now
                return Refusal.DONE
            return Refusal.NOBODY_FITS if found.recipients else Refusal.NOBODY
        code = session.visit.handover_code or self._codes.get(session.visit.id, found.code)
        now, catalogue = self._now(), self._knowledge.catalogue
        asking = asking_of(session.visit, session.steps(), catalogue, left, code, now)
        if self.asking is not None and self.session is session:
            asking = resumed(asking, self.asking)
        elif found.draft is not None:
            asking = resumed(asking, found.draft)
            self._said_in = found.draft.language
        self.asking, self.session = asking, session
        self._codes[session.visit.id] = asking.code
        return None

    def _look_for_draft(self) -> None:
        """A visit that is taken up may have one; a new one has none."""
        session = self._counter.session
        if session is None or session.visit.is_empty:
            return
        visit = session.visit.id

        def take(found: _Found) -> None:
            self._find_code(session, found.made)
            is_news = found.draft is not None and self._counter.session is session and self.asking is None
            if is_news and found.draft is not None and self._take(session, found) is None:
                self.recovered.emit(found.draft.given_at)

        self._run(lambda: self._found(visit), take)

    def _find_code(self, session: VisitSession, made: Sequence[Handover]) -> None:
        """Give a visit the code of its hand-overs where the program ended between sending and noting it."""
        code = standing_code([each for each in made if each.state is not HandoverState.DRAFT])
        if code is not None and session.visit.handover_code is None and self._counter.session is session:
            self._counter.note_handover(session, code)

    def _kept(self) -> None:
        self._is_keeping = False
        if self._is_unkept:
            self._is_unkept = False
            self.keep()

    def _could_not_keep(self, trouble: KnownTrouble) -> None:
        self._is_keeping, self._is_unkept = False, True
        self.troubled.emit(trouble)

    def _sent(self, session: VisitSession, code: WithdrawalCode, sent: Sequence[Handover]) -> None:
        self._is_sending = False
        if self.session is session:
            self._forget()
            self.made = sent
        self._counter.note_handover(session, code)
        self.sent.emit(sent)

    def _could_not_send(self, trouble: KnownTrouble) -> None:
        self._is_sending, self._is_unkept = False, True
        self.troubled.emit(trouble)

    # within

    def _change(self, step: Callable[[Asking], Asking]) -> None:
        if self.asking is None or self._is_sending:
            return
        self._past.append(self.asking)
        self._said_in = self.language
        self.asking = step(self.asking)
        self.keep()
        self.changed.emit()

    def _follow(self) -> None:
        """The visit has changed: ask for what it holds now. Nothing that came in since is ticked."""
        if self.asking is None or self.session is None or self.session is not self._counter.session:
            return
        if Flag.ANONYM in self.session.visit.flags:
            self.drop()
            self.refused.emit(Refusal.ANONYMOUS)
            return
        followed = resumed(self._anew(), self.asking)
        if followed != self.asking:
            self.asking = followed
            self.keep()
        self.changed.emit()  # what would go may be another, though the same is asked

    def _anew(self) -> Asking:
        assert self.asking is not None
        assert self.session is not None
        visit, choices = self.session.visit, self.session.steps()
        asking, catalogue = self.asking, self._knowledge.catalogue
        return asking_of(visit, choices, catalogue, asking.recipients, asking.code, asking.said_at)

    def _content(self) -> HandoverContent:
        assert self.asking is not None
        assert self.session is not None
        return self.asking.content(self.session.visit, self.session.steps(), self._knowledge.catalogue)

    def _asked(self) -> Asked:
        assert self.asking is not None
        return self.asking.asked(self._content(), self.said_in)

    def _part(self) -> None:
        self.flush()
        self._forget()
        self.made = ()

    def _forget(self) -> None:
        self.asking = self.session = self._remembered = None
        self._said_in = ""
        self._past.clear()
        self._is_unkept = False
        self._soon.stop()

    def _run(self, work: Callable[[], object], then: Callable[..., None]) -> None:
        self._tasks.run(self._store, work, then, self.troubled.emit)
