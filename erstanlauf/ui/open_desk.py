"""The desk at work: joins the visit flow to window, pages and keys once knowledge and store are open.

Imported after the first paint. Knows every part of the window; no part knows it.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from erstanlauf.domain.catalogue import Catalogue, Kind
from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.people import Action
from erstanlauf.domain.visit import is_violence_visit
from erstanlauf.i18n import return_words
from erstanlauf.i18n.phrases.voices import Share
from erstanlauf.i18n.sentences import sentence
from erstanlauf.ui.catalogue_desk import CatalogueDesk
from erstanlauf.ui.desk_duties import DeskDuties
from erstanlauf.ui.desk_shell import DeskShell
from erstanlauf.ui.desk_window import Parts
from erstanlauf.ui.flow.backstage import Backstage
from erstanlauf.ui.flow.counter import Counter, DayLine
from erstanlauf.ui.flow.gatekeeper import Opened
from erstanlauf.ui.flow.memory import collect_here
from erstanlauf.ui.flow.sheet_flow import SheetFlow
from erstanlauf.ui.flow.tasks import Tasks
from erstanlauf.ui.follow_up_desk import FollowUpDesk
from erstanlauf.ui.handover_desk import HandoverDesk
from erstanlauf.ui.locking import Locking
from erstanlauf.ui.newcomer.guide import Guide
from erstanlauf.ui.office.office_page import OfficePage
from erstanlauf.ui.office_desk import Neighbours, OfficeDesk
from erstanlauf.ui.pages.action_bar import ActionBar
from erstanlauf.ui.pages.help_page import HelpPage
from erstanlauf.ui.pages.slip_preview import WIDEST
from erstanlauf.ui.pages.suggestion_cards import CardWriter
from erstanlauf.ui.pages.visit_page import VisitPage
from erstanlauf.ui.printing_desk import PrintingDesk
from erstanlauf.ui.return_desk import ReturnVisits
from erstanlauf.ui.second_screen import SecondScreen
from erstanlauf.ui.sheets_menu import SheetsMenu
from erstanlauf.ui.steering_desk import SteeringDesk
from erstanlauf.ui.visit_news import VisitNews
from erstanlauf.ui.widgets.type_ahead import TypeAhead
from erstanlauf.usecases.session import VisitSession


def open_desk(shell: DeskShell, parts: Parts, backstage: Backstage, opened: Opened, tasks: Tasks) -> None:
    """Make the window work for whoever has logged in."""
    shell.let_in(opened.tools.permit)
    shell.desk = OpenDesk(shell, parts, backstage, opened, tasks)
    for trouble in opened.tools.troubles:
        shell.warn(trouble)
    shell.desk.duties.begin()  # before what was left open is looked for: it may be too old
    shell.desk.follow_up.begin()
    shell.desk.steering.begin()
    if opened.tools.permit.may(Action.SERVE):
        shell.desk.begin()
    collect_here(shell)
    shell.ready.emit()


class OpenDesk(QObject):
    """Turns keys and signals into steps of the counter, and what the counter tells into what is shown."""

    def __init__(self, shell: DeskShell, parts: Parts, backstage: Backstage, opened: Opened, tasks: Tasks) -> None:
        super().__init__(shell)
        tools = opened.tools
        self._shell = shell
        self._words = parts.words
        self._now = parts.now
        self._tools = tools
        self.choices = tools.office.choices
        self._background = backstage.background
        self.tasks = tasks
        self.counter = Counter(tools, backstage, tasks, parts.now, self)
        self.paper = PrintingDesk(shell, parts, backstage, tools, tasks, self.counter)
        self.slips = self.paper.slips
        sheets = SheetFlow(tools.sheets, self.paper.put_sheet, backstage.printing, tasks, self)
        self.duties = DeskDuties(shell, parts, backstage, tools, tasks, self.counter)
        near = Neighbours(self.counter, sheets, self.duties)
        self.office = OfficeDesk(shell, parts, backstage, tools, tasks, near)
        self.catalogue = CatalogueDesk(shell, parts, backstage, tools, tasks, sheets)
        self.handover = HandoverDesk(shell, parts, backstage, tools, tasks, self.counter, sheets)
        self.follow_up = FollowUpDesk(shell, parts, backstage, tools, tasks, sheets, self.handover.sending)
        self.steering = SteeringDesk(shell, parts, backstage, tools, tasks)
        self._resting = (self.catalogue, self.handover, self.follow_up, self.steering)
        self.returns = ReturnVisits(shell, parts, backstage, tools, tasks, self.counter)
        SheetsMenu(shell, parts, backstage, tools, tasks, self.counter, sheets)
        writer = CardWriter(parts.words, tools.knowledge, parts.now)
        self.page = VisitPage(parts.words, tools.knowledge, tools.services, writer, self.counter, shell.middle)
        self.bar = ActionBar(parts.words, shell)
        self.bar.hide()
        self.help = HelpPage(parts.words, shell.actions_, shell.middle)
        shell.middle.addWidget(self.page)
        shell.middle.addWidget(self.help)
        shell.right.addWidget(self.bar)
        self._news = VisitNews(shell.strip, parts.words, self.counter, self)
        self.catalogue.published.connect(self._use_catalogue)
        self.office.restoring.connect(self.rest)
        self.office.visit_erased.connect(self.slips.press.tray.drop)
        self._connect_flow()
        self._connect_keys()
        self.guide = Guide(shell.window(), self.page.questions.language, self.counter, tools, backstage, tasks, self)
        self._second_screen = SecondScreen(
            shell, parts.words, self.guide, self.page, self.bar, self.counter, self.slips
        )
        self._second_screen.follow_handover(self.handover)
        self.locking = Locking(shell, parts.words, self, backstage, opened)
        self.office.restart_wanted.connect(self.locking.lock)
        shell.offer_switches(tools.knowledge.rulebook)
        self._enable_visit_actions(on=False)

    def begin(self) -> None:
        """Take up what an earlier run left open."""
        self.counter.begin()
        self.make_searchable(self._tools.knowledge.catalogue)
        self.handover.flow.look_up_recipients()
        self.tasks.run(self._background, self._tools.voices.shares, self.page.questions.show_shares, self._warn)
        self.paper.look_for_printers()

    def make_searchable(self, catalogue: Catalogue) -> None:
        """Let the search find what a catalogue holds; until that is done, it answers from the one before."""
        services, search = self._tools.services, self.page.answers.search
        self.tasks.run(self._background, lambda: services.build(catalogue), lambda _: search.refresh(), self._warn)

    def rest(self) -> None:
        """Save everything and begin nothing more: the store is about to close."""
        self.guide.end()
        self.duties.stop()
        for each in self._resting:
            each.rest()
        self.counter.keeper.flush()

    def shut(self) -> None:
        """Leave nothing unsaved and nothing to be seen: the window is closing."""
        for each in self._resting:
            each.rest()
        self.counter.keeper.flush()
        self.guide.vanish()

    def retranslate(self) -> None:
        """Say everything in the language that now holds."""
        self.page.retranslate()
        self.bar.retranslate()
        self.help.retranslate()
        self.paper.page.retranslate()
        for each in (self.office, self.returns, *self._resting):
            each.retranslate()
        self._second_screen.retranslate()
        self._refresh()

    def print_legal_drafts(self, *, on: bool) -> None:
        """Let drafts of legal phrases be said to the newcomer, or keep them back; holds at once."""
        self._tools.voices.says_legal_drafts = on
        self._show_answer()

    @property
    def side_page(self) -> OfficePage | None:
        """The page of the administration or of the catalogue that is shown."""
        shown = self._shell.middle.currentWidget()
        return shown if isinstance(shown, OfficePage) else None

    def _connect_flow(self) -> None:
        flow = self.counter
        ahead = TypeAhead(self)
        flow.visit_opening.connect(ahead.hold)
        flow.visit_opened.connect(self._show_visit)
        flow.visit_opened.connect(ahead.release)
        flow.troubled.connect(ahead.drop)
        flow.visit_changed.connect(self._changed)
        flow.visit_answered.connect(self._show_answer)
        flow.visit_left.connect(self._show_idle)
        flow.catalogue_changed.connect(self.make_searchable)
        flow.saved.connect(self.bar.show_saved)
        flow.closed.connect(self._news.tell_closed)
        flow.recovered.connect(self._news.tell_recovered)
        flow.recovered.connect(self.bar.show_saved)
        flow.day_changed.connect(self._show_day)
        flow.troubled.connect(self._warn)
        self.handover.left.connect(self._leave_handover)
        self.handover.slip_wanted.connect(self._show_slip)
        self.handover.flow.recipients_known.connect(self._offer_way_on)
        self.follow_up.withdrawn.connect(self.handover.flow.ask_anew)
        self.returns.scan_begun.connect(self.handover.flow.remember)
        self.returns.scan_noticed.connect(self.handover.flow.back_to_remembered)
        self.handover.stage_reached.connect(self._offer_way_on)
        self._shell.panel.list.taken_up.connect(lambda line: flow.resume(line.visit_id))

    def _connect_keys(self) -> None:
        page = self.page
        steps: dict[str, Callable[[], object]] = {
            "case_management": self._decide_case_management,
            "show_slip": self._toggle_slip,
            "print": self.slips.print_now,
            "print_dialog": self.paper.print_with_dialog,
            "printers": self._toggle_printers,
            "save_pdf": self.paper.save_as_pdf,
            "close_visit": self._close_visit,
            "undo": self._undo,
            "redo": self._redo,
            "search": lambda: self._enter(page.answers.search),
            "language": lambda: self._enter(page.questions.language),
            "said": lambda: self._enter(page.questions.said),
            "explain": page.explain_current,
            "next_area": self._next_area,
            "back": self._back,
            "help": self._toggle_help,
        }
        for name, step in steps.items():
            self._shell.actions_.named[name].triggered.connect(lambda _checked=False, step=step: step())
        for button, name in (
            (self.bar.hand_over, "hand_over"),
            (self.bar.slip, "show_slip"),
            (self.bar.print, "print"),
            (self.bar.close_visit, "close_visit"),
            (page.preview.print_button, "print"),
            (page.preview.save_button, "save_pdf"),
        ):
            button.clicked.connect(self._shell.actions_.named[name].trigger)

    def _enable_visit_actions(self, *, on: bool) -> None:
        for name in (
            "case_management",
            "hand_over",
            "show_slip",
            "print",
            "print_dialog",
            "save_pdf",
            "close_visit",
            "search",
            "language",
            "said",
            "explain",
        ):
            self._shell.actions_.named[name].setEnabled(on)

    # what the counter tells

    def _show_visit(self) -> None:
        self._shell.strip.withdraw()
        self._shell.show_page(self.page)
        self.bar.show()
        self._enable_visit_actions(on=True)
        self.page.start_visit()
        self._refresh()
        self._news.tell_lost()

    def _changed(self) -> None:
        self.bar.show_saved(None)
        self._show_answer()

    def _show_answer(self) -> None:
        self._refresh()
        if self.page.shows_slip:
            self._draw_slip(self.page.preview.show_pages)

    def _refresh(self) -> None:
        self.page.refresh()
        session = self.counter.session
        if session is None:
            return
        is_neutral = is_violence_visit(session.visit, self._tools.knowledge.catalogue)
        self.bar.show_number(self._words.gettext("Neutraler Zettel") if is_neutral else session.visit.number)
        names = [] if is_neutral else [self._step_name(session, step.kind) for step in session.plan(self._now())]
        self.bar.steps.show_steps(names)
        self._offer_way_on()

    def _step_name(self, session: VisitSession, kind: Kind) -> str:
        """Return the name of a step, with since when the person has been there already."""
        name, earlier = self._tools.knowledge.catalogue.services[kind].name, session.visit.earlier
        referral = session.earlier_referral(kind)
        if earlier is None or referral is None or not return_words.is_under_way(referral):
            return name
        return f"{return_words.since(self._words, earlier.days_until(self._now().date()))}: {name}"

    def _offer_way_on(self) -> None:
        """Name the key to the hand-over where something on the slip goes with one."""
        self.page.answers.show_way_on(self.handover.lead_line())
        self.bar.show_way_on(on=self.handover.is_due() and not self.handover.is_shown)

    def _show_idle(self) -> None:
        self.bar.hide()
        self._enable_visit_actions(on=False)
        self._shell.show_idle()

    def _show_day(self, lines: list[DayLine]) -> None:
        in_hand = self.counter.session.visit.id if self.counter.session is not None else ""
        self._shell.panel.list.show_lines(lines, in_hand)
        self._shell.panel.show_count(len(lines))

    def _warn(self, trouble: KnownTrouble) -> None:
        self._shell.strip.warn(sentence(self._words, trouble))

    def _use_catalogue(self, catalogue: Catalogue) -> None:
        self.counter.use_catalogue(catalogue)
        self._news.tell_lost()

    # what the clerk does

    def _undo(self) -> None:
        if self.side_page is not None and self.side_page.undo():
            return
        if self.counter.session is not None:
            self.counter.change(VisitSession.undo)
        else:
            self.counter.undo_close()

    def _redo(self) -> None:
        if self.side_page is None or not self.side_page.redo():
            self.counter.change(VisitSession.redo)

    def _decide_case_management(self) -> None:
        """Offer Case Management; once something to hand over is on the slip, lead on to that."""
        if self.handover.is_shown:
            return
        self._leave_side_page()
        if self.handover.is_due():
            self.handover.flow.open()
        else:
            self.page.decide_case_management()

    def _close_visit(self) -> None:
        if self.handover.lets_close():
            self.paper.close_visit()

    def _leave_handover(self) -> None:
        self._leave_side_page()

    def _show_slip(self) -> None:
        """Show the slip of the visit that was handed over, unless the clerk has gone on to something else."""
        if self.handover.is_shown:
            self._leave_side_page()
            self._draw_slip(self.page.show_slip)

    def _toggle_slip(self) -> None:
        if self.page.shows_slip:
            self.page.show_suggestions()
        else:
            self._draw_slip(self.page.show_slip)

    def _draw_slip(self, then: Callable[[Sequence[QImage], Sequence[str], Share], None]) -> None:
        self.slips.draw(round(WIDEST * self._shell.devicePixelRatioF()), then)

    def _enter(self, area: QWidget) -> None:
        self._leave_side_page()
        if area is self.page.answers.search:
            self.page.show_suggestions()
        self.page.enter(area)

    def _next_area(self) -> None:
        areas: list[QWidget] = [self._shell.panel.new_visit]
        if self.page.isVisible():
            areas = self.page.areas()
        elif self.side_page is not None:
            areas = [area for area in (*areas, self.side_page.first) if area.isVisible()]
        if self._shell.panel.list.isVisible():
            areas.append(self._shell.panel.list)
        focused = QApplication.focusWidget()
        here = [at for at, each in enumerate(areas) if focused and (each is focused or each.isAncestorOf(focused))]
        self.page.enter(areas[(here[0] + 1) % len(areas) if here else 0])

    def _back(self) -> None:
        """Go one step back: out of help, out of a list, out of the slip, one area back, and last out of the visit."""
        if self.side_page is not None and self.side_page.step_back():
            return
        if self._leave_side_page() or self.counter.session is None:
            return
        if not self.page.step_back():
            self.counter.leave()

    def _toggle_printers(self) -> None:
        if self.paper.is_page_shown:
            self._leave_side_page()
        else:
            self.paper.show_page()

    def _toggle_help(self) -> None:
        if self._shell.middle.currentWidget() is self.help:
            self._leave_side_page()
        else:
            self._shell.show_page(self.help)
            self.help.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_side_page(self) -> bool:
        if self._shell.middle.currentWidget() not in (self.help, self.paper.page, self.side_page):
            return False
        comes_from_handover = self.handover.is_shown
        if self.counter.session is not None:
            self._shell.show_page(self.page)
            if comes_from_handover:
                self.page.enter(self.page.answers.suggestions)
            else:
                self._keep_focus()
        else:
            self._shell.show_idle()
        return True

    def _keep_focus(self) -> None:
        """Put the focus into the visit where what had it has gone meanwhile: keys would go elsewhere."""
        focused = QApplication.focusWidget()
        if focused is None or not self.page.isAncestorOf(focused):
            self.page.enter(self.page.areas()[0])
