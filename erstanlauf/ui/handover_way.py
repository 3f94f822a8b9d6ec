"""The way through the pages of one hand-over: consent, person, check. Knows the pages and the flow, not the menu."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QObject, Qt, Signal

from erstanlauf.domain.handover.content import NamedPerson
from erstanlauf.domain.handover.recipient import RecipientId
from erstanlauf.i18n import handover_words
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.desk_shell import DeskShell
from erstanlauf.ui.flow.errands import Errands
from erstanlauf.ui.flow.handover_flow import HandoverFlow
from erstanlauf.ui.flow.stage import Stage
from erstanlauf.ui.flow.tools import Tools
from erstanlauf.ui.handover.check_page import CheckPage, Place
from erstanlauf.ui.handover.consent_page import ConsentPage
from erstanlauf.ui.handover.content_words import person_name
from erstanlauf.ui.handover.person_page import PersonPage
from erstanlauf.ui.handover.recipient_block import keys_of
from erstanlauf.ui.newcomer.view import ConsentAsked
from erstanlauf.ui.office.office_page import OfficePage
from erstanlauf.usecases.handover.alike import Lookalike
from erstanlauf.usecases.handover.asking import Asking


class Way(QObject):
    """Shows the first page on which something is missing; every page leads back to the one before."""

    asks = Signal(object)
    stage_reached = Signal(Stage)
    left = Signal()
    print_wanted = Signal(object)
    """A `ConsentSheet`."""
    refused = Signal()
    """The person said no to everybody."""

    def __init__(
        self,
        words: Wording,
        errands: Errands,
        flow: HandoverFlow,
        tools: Tools,
        now: Callable[[], datetime],
        shell: DeskShell,
    ) -> None:
        super().__init__(shell)
        self._flow = flow
        self._now = now
        self._knowledge, self._alike = tools.knowledge, tools.office.handover.alike
        self._words = words
        self._errands = errands
        self._shell = shell
        self._about = RecipientId("")
        self.consent = ConsentPage(words, errands, shell.middle)
        self.person = PersonPage(words, errands, now, shell.middle)
        self.check = CheckPage(words, errands, shell.middle)
        self._pages: tuple[OfficePage, ...] = (self.consent, self.person, self.check)
        for page in self._pages:
            shell.middle.addWidget(page)
        shell.middle.currentChanged.connect(self._notice_leaving)
        self._was_shown = False
        self._looked_for: NamedPerson | None = None
        self._connect()

    @property
    def is_shown(self) -> bool:
        """Whether one of the pages stands in the middle."""
        return self._shell.middle.currentWidget() in self._pages

    def go_on(self) -> None:
        """Show the first page on which something is missing, the last where nothing is."""
        asking = self._flow.asking
        if asking is None:
            return
        if not asking.chosen:
            self._show_consent()
        elif not asking.is_named:
            self._show_person()
        else:
            self._show_check()

    def follow(self) -> None:
        """Show what was said in the meantime, here or on the second screen."""
        asking = self._flow.asking
        if asking is not None and self._shell.middle.currentWidget() is self.consent:
            self.consent.show_asking(asking)
            self._ask()
        elif asking is not None and self.check.isVisible():
            self._fill_check(asking)

    def retranslate(self) -> None:
        """Say everything in the language that now holds."""
        for page in self._pages:
            page.retranslate()

    def _connect(self) -> None:
        consent, person, check, flow = self.consent, self.person, self.check, self._flow
        consent.answered.connect(lambda recipient, yes: flow.answer(RecipientId(recipient), yes=yes))
        consent.ticked.connect(lambda recipient, field: flow.tick(RecipientId(recipient), field))
        consent.asked_about.connect(self._ask_about)
        consent.undone.connect(flow.undo)
        consent.finished.connect(self._finish_consent)
        consent.print_wanted.connect(self._print)
        person.typed.connect(flow.name)
        person.finished.connect(self._finish_person)
        person.likeness_wanted.connect(self._look_for_likeness)
        person.left.connect(self._show_consent)
        check.change_wanted.connect(self._go_back)
        check.send_wanted.connect(flow.send)

    def _finish_consent(self) -> None:
        asking = self._flow.asking
        if asking is None:
            return
        if asking.is_refused:
            self._flow.refuse()
            self.refused.emit()
        elif asking.chosen:
            self._show_person()

    def _finish_person(self) -> None:
        self._flow.keep()
        self._show_check()

    def _print(self) -> None:
        if self._flow.asking is not None:
            self.print_wanted.emit(self._flow.asking.sheet(self._flow.language, self._now()))

    def _look_for_likeness(self, person: NamedPerson) -> None:
        """Ask who was handed over already under nearly this name; the newest question alone is answered."""
        asking = self._flow.asking
        if asking is None:
            return
        self._looked_for, visit = person, asking.visit

        def show(found: Sequence[Lookalike]) -> None:
            if person is self._looked_for and self._shell.middle.currentWidget() is self.person:
                titles = {each.id: each.title for each in self._flow.recipients}
                self.person.show_likeness([self._likeness(each, titles) for each in found])

        self._errands.fetch(lambda: self._alike.like(person, visit), show)

    def _likeness(self, found: Lookalike, titles: Mapping[RecipientId, str]) -> str:
        words, person, handover = self._words, found.person, found.handover
        name = person_name(person)
        if person.birth_year is not None:
            name = words.gettext("{name}, Jahrgang {year}").format(name=name, year=person.birth_year)
        return words.gettext("Schon einmal: {name}, übergeben am {day} an {recipient}: {state}").format(
            name=name,
            day=f"{handover.made_at:%d.%m.%Y}",
            recipient=titles.get(handover.recipient, words.gettext("eine Stelle, die ruht")),
            state=handover_words.state_name(words, handover.state),
        )

    def _go_back(self, place: Place) -> None:
        if place is Place.CONSENT:
            self._show_consent()
        elif place is Place.PERSON:
            self._show_person()
        else:
            self.left.emit()

    def _show_consent(self) -> None:
        asking = self._flow.asking
        if asking is None:
            return
        self._flow.keep()
        self.consent.show_asking(asking)
        self._show(self.consent)
        self.consent.take_focus()
        self.stage_reached.emit(Stage.CONSENT)
        self._ask()

    def _show_person(self) -> None:
        asking = self._flow.asking
        if asking is None:
            return
        self.person.show_asking(asking)
        self._show(self.person)
        self.person.first.setFocus(Qt.FocusReason.OtherFocusReason)
        self._look_away()

    def _show_check(self) -> None:
        asking = self._flow.asking
        if asking is None:
            return
        self._fill_check(asking)
        self._show(self.check)
        self.check.first.setFocus(Qt.FocusReason.OtherFocusReason)
        self._look_away()

    def _fill_check(self, asking: Asking) -> None:
        self.check.show_leaving(asking, self._flow.leaving(), self._flow.said_in, self._knowledge.catalogue)

    def _show(self, page: OfficePage) -> None:
        self._shell.strip.withdraw()
        self._shell.show_page(page)
        page.verticalScrollBar().setValue(0)
        self._was_shown = True

    def _look_away(self) -> None:
        """Show nothing of a name on the second screen."""
        self.stage_reached.emit(Stage.APART)
        self.asks.emit(None)

    def _notice_leaving(self) -> None:
        if self._was_shown and not self.is_shown:
            self._was_shown = False
            self._looked_for = None
            self._flow.keep()
            self.asks.emit(None)
            self.stage_reached.emit(Stage.QUESTION)

    def _ask_about(self, recipient: str) -> None:
        self._about = RecipientId(recipient)
        self._ask()

    def _ask(self) -> None:
        """Tell the second screen what is being asked, of the recipient the conversation is about."""
        asking = self._flow.asking
        if asking is None or self._shell.middle.currentWidget() is not self.consent:
            return
        one = next((each for each in asking.recipients if each.id == self._about), asking.recipients[0])
        ticked, keys = asking.ticked(one.id), keys_of(asking)
        goes = [each for each in asking.offered if each in (ticked or asking.asked_for)]
        self.asks.emit(
            ConsentAsked(
                recipient=one.id,
                title=one.title,
                until=one.kept_until(asking.said_at.date()),
                fields=tuple(goes),
                special=tuple((field, keys[field]) for field in asking.special),
                is_yes=bool(ticked),
                is_no=one.id in asking.refused,
            )
        )
