"""All about handing over at the open desk: joins menu, pages and use cases to what the window shows.

Knows every page of handing over; no page knows it. Each is imported when it is first wanted: most visits need none.

Why this way (2026-11-22): F8 goes one way only. It first offers Case Management; once that, or anything else that a
recipient takes, is on the slip, it leads on to the hand-over, where nothing goes without three more steps and Esc leads
back from each. It used to take Case Management off again: a key that undoes what it did cannot lead on as well, and
taking off has keys of its own (space and Del on its card, Ctrl+Z).
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.handover.consent import DataField
from erstanlauf.domain.handover.recipient import RecipientId
from erstanlauf.domain.handover.states import Handover
from erstanlauf.domain.visit import is_violence_visit
from erstanlauf.i18n.sentences import sentence
from erstanlauf.i18n.wording import N_
from erstanlauf.ui.desk_shell import DeskShell
from erstanlauf.ui.desk_window import Parts
from erstanlauf.ui.flow.aside import Aside
from erstanlauf.ui.flow.backstage import Backstage
from erstanlauf.ui.flow.counter import Counter
from erstanlauf.ui.flow.errands import Errands
from erstanlauf.ui.flow.handover_flow import HandoverFlow, Refusal
from erstanlauf.ui.flow.sending import Sending
from erstanlauf.ui.flow.sheet_flow import SheetFlow
from erstanlauf.ui.flow.stage import Stage
from erstanlauf.ui.flow.tasks import Tasks
from erstanlauf.ui.flow.tools import Tools
from erstanlauf.ui.office.office_page import OfficePage
from erstanlauf.ui.side_pages import SidePages
from erstanlauf.usecases.handover.asking import sheet_of
from erstanlauf.usecases.handover.ports import ConsentSheet

if TYPE_CHECKING:
    from erstanlauf.ui.handover_way import Way

_NEWS_SECONDS = 8
_REFUSALS = {
    Refusal.ANONYMOUS: N_(
        "Die Person möchte nichts angeben. Ohne Angaben gibt es keine Übergabe; der Zettel genügt. Hat sie es sich "
        "anders überlegt: F5, „möchte nichts angeben“ wegnehmen, dann F8."
    ),
    Refusal.NOBODY: N_(
        "Noch ist kein Empfänger für Übergaben eingerichtet; der Zettel genügt. Die Verwaltung richtet ihn im Menü "
        "„Übergabe“ unter „Empfänger“ ein."
    ),
    Refusal.NOBODY_FITS: N_(
        "Was auf dem Zettel steht, nimmt kein eingerichteter Empfänger an; der Zettel genügt. Case Management anbieten "
        "oder eine andere Stelle wählen, dann „Übergabe mit Daten“."
    ),
    Refusal.DONE: N_("Schon übergeben. Was daraus wurde, steht unter „Offen und überfällig“."),
}


class HandoverDesk(QObject):
    """Shows the pages of the menu, which has only what the permit allows, and leads the way of one hand-over."""

    asks = Signal(object)
    """What consent is asked for now, as the second screen shows it; None where nothing is."""
    stage_reached = Signal(Stage)
    left = Signal()
    """The way of the hand-over is left for the visit."""
    slip_wanted = Signal()
    """Something was handed over: the slip has the code now."""

    def __init__(
        self,
        shell: DeskShell,
        parts: Parts,
        backstage: Backstage,
        tools: Tools,
        tasks: Tasks,
        counter: Counter,
        sheets: SheetFlow,
    ) -> None:
        super().__init__(shell)
        self._shell = shell
        self._words, self._now = parts.words, parts.now
        self._office, self._tools = tools.office, tools
        self._counter, self._sheets = counter, sheets
        self._store, self._background, self._tasks = backstage.store, backstage.background, tasks
        self.errands = Errands(backstage.store, tasks, self)
        self.errands.troubled.connect(shell.warn)
        makers: Mapping[str, Callable[[], OfficePage]] = {}
        self.pages = SidePages(shell, makers)
        self.flow = HandoverFlow(tools, counter, backstage.store, tasks, parts.now, self)
        outbox = tools.office.handover.outbox
        self.sending = Sending(outbox, backstage.store, Aside("handover"), tasks, parts.now, self)
        self._way: Way | None = None
        self._has_warned = False
        self._told_sent = ""
        self._ahead = QTimer(self)
        self._ahead.setSingleShot(True)
        self._ahead.timeout.connect(self._made_way)
        self._connect()

    def is_due(self) -> bool:
        """Whether the next step for the visit in hand is to hand it over: what can be offered first is on the slip."""
        if self.flow.is_under_way:
            return True
        session = self._counter.session
        if session is None or not self.flow.leads_on():
            return False
        waits = session.case_management.offered and session.visit.overruling is None
        return session.has_case_management or not waits

    def lead_line(self) -> str:
        """Return what the visit's page says about the way on; empty where there is none.

        Where there is one, the pages are made as soon as the window has nothing else to do: not when F8 is pressed.
        """
        if self.is_due() and self.flow.leads_on():
            if self._way is None:
                self._ahead.start()
            return self._words.gettext("Auf dem Zettel. F8 führt weiter zur Übergabe mit Daten.")
        return ""

    @property
    def is_shown(self) -> bool:
        """Whether a page of the way stands in the middle."""
        return self._way is not None and self._way.is_shown

    def lets_close(self) -> bool:
        """Say once that something is not handed over yet; whoever closes all the same drops it."""
        if self.flow.is_unsent and not self._has_warned:
            self._has_warned = True
            text = self._words.gettext(
                "Die Übergabe ist noch nicht abgeschickt. F8 führt hin; noch einmal Strg+Eingabe schließt ab und "
                "verwirft sie."
            )
            self._shell.strip.tell(text)
            return False
        self.flow.drop()
        return True

    def answer(self, recipient: str, yes: bool) -> None:
        """Take an answer that was pointed at on the second screen."""
        self.flow.answer(RecipientId(recipient), yes=yes)

    def tick(self, recipient: str, field: DataField) -> None:
        """Take a tick that was pointed at on the second screen."""
        self.flow.tick(RecipientId(recipient), field)

    def retranslate(self) -> None:
        """Say everything in the language that now holds."""
        self.pages.retranslate()
        if self._way is not None:
            self._way.retranslate()

    def rest(self) -> None:
        """Keep what is not kept and begin nothing more: the store is about to close, or the window."""
        self._ahead.stop()
        self.flow.flush()
        self.sending.stop()

    def _connect(self) -> None:
        flow, shell = self.flow, self._shell
        shell.actions_.named["hand_over"].triggered.connect(lambda: flow.open())
        flow.offered.connect(self._show)
        flow.refused.connect(self._tell_refusal)
        flow.changed.connect(self._follow)
        flow.recovered.connect(self._tell_recovered)
        flow.sent.connect(self._tell_sent)
        flow.troubled.connect(shell.warn)
        self.sending.troubled.connect(self._warn_of_sending)
        self._counter.visit_left.connect(self._forget_warning)

    def _show(self) -> None:
        self._forget_warning()
        self._made_way().go_on()

    def _made_way(self) -> "Way":
        if self._way is None:
            from erstanlauf.ui.handover_way import Way

            self._way = way = Way(self._words, self.errands, self.flow, self._tools, self._now, self._shell)
            way.asks.connect(self.asks)
            way.stage_reached.connect(self.stage_reached)
            way.left.connect(self.left)
            way.refused.connect(self._tell_no)
            way.print_wanted.connect(self._print)
        return self._way

    def _follow(self) -> None:
        self._forget_warning()
        if self._way is not None:
            self._way.follow()

    def _print(self, sheet: ConsentSheet) -> None:
        self._sheets.print_handover(partial(self._tools.handover_sheets.consent_sheet, sheet))

    def _forget_warning(self) -> None:
        self._has_warned = False

    def _tell_refusal(self, refusal: Refusal) -> None:
        if self.is_shown:
            self.left.emit()
        self._tell_with_sheet(self._words.gettext(_REFUSALS[refusal]), offers=refusal is Refusal.DONE)

    def _tell_with_sheet(self, text: str, *, offers: bool) -> None:
        """Tell something, and offer to print the consent that was given where it is wanted now."""
        active = {each.id for each in self.flow.recipients}
        made = [each for each in self.flow.made if each.recipient in active]
        if offers and made:
            sheet = sheet_of(made, self.flow.recipients, self._now())
            action = self._words.gettext("Einwilligung &drucken")
            self._shell.strip.tell(text, action=action, do=lambda: self._print(sheet))
        else:
            self._shell.strip.tell(text)

    def _tell_no(self) -> None:
        self.left.emit()
        text = self._words.gettext(
            "Ohne Übergabe: gespeichert ist höchstens, dass es ein Nein gab. Der Zettel gilt wie vorher."
        )
        self._shell.strip.tell(text, seconds=_NEWS_SECONDS)

    def _tell_recovered(self, said_at: datetime) -> None:
        words = self._words
        text = words.gettext("Übergabe von {time} wiederhergestellt.").format(time=f"{said_at:%H:%M}")
        self._shell.strip.tell(text, action=words.gettext("Weiter (F8)"), do=self.flow.open)

    def _tell_sent(self, sent: Sequence[Handover]) -> None:
        self.sending.look()
        self.slip_wanted.emit()
        if sent:
            self._told_sent = self._sent_text(sent)
            self._tell_with_sheet(self._told_sent, offers=self._is_neutral)

    def _warn_of_sending(self, trouble: KnownTrouble) -> None:
        """Tell what keeps something from leaving, behind reference and code where these were told just now."""
        text = sentence(self._words, trouble)
        is_just_told = bool(self._told_sent) and self._shell.strip.text == self._told_sent
        self._shell.strip.warn(f"{self._told_sent} {text}" if is_just_told else text)

    @property
    def _is_neutral(self) -> bool:
        """Whether the slip of the visit in hand tells nothing, no code either."""
        session = self._counter.session
        return session is not None and is_violence_visit(session.visit, self._tools.knowledge.catalogue)

    def _sent_text(self, sent: Sequence[Handover]) -> str:
        words, session = self._words, self._counter.session
        references = ", ".join(each.reference for each in sent)
        told = words.gettext("Übergeben. Bezug {reference}; Code zum Zurücknehmen: {code}.").format(
            reference=references, code=sent[0].code
        )
        if session is None or session.visit.id != sent[0].visit:
            return told
        if self._is_neutral:
            neutral = words.gettext("Der neutrale Zettel trägt ihn nicht: die Einwilligung drucken, dort steht er.")
            return f"{told} {neutral}"
        if session.visit.slips_issued:
            return f"{told} {words.gettext('Der gedruckte Zettel hat ihn noch nicht: Strg+P druckt ihn noch einmal.')}"
        return f"{told} {words.gettext('Er steht auf dem Zettel.')}"
