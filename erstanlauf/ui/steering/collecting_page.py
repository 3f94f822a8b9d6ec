"""Counts from desk to desk: those of this one sent, those of the others taken. Shows to each what is theirs to do.

Knows folders and files by name alone; no count is ever shown here.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QWidget

from erstanlauf.domain.figures.counted import DeskSource
from erstanlauf.domain.people import Action, Permit
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.flow.errands import Errands
from erstanlauf.ui.flow.sending_counts import SendingCounts
from erstanlauf.ui.flow.taking_counts import TakenFrom, TakingCounts
from erstanlauf.ui.office.office_page import OfficePage
from erstanlauf.ui.office.second_step import SecondStep
from erstanlauf.ui.steering.collecting_block import CollectingBlock
from erstanlauf.ui.steering.sending_block import SendingBlock
from erstanlauf.usecases.figures.figures import Figures
from erstanlauf.usecases.figures.sending import Standing

ENDING = "ezz"


@dataclass(frozen=True, slots=True)
class Ways:
    """What is done beside the window, and the folder for counts that is set now, "" for none."""

    sending: SendingCounts
    taking: TakingCounts
    folder: Callable[[], str]


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the page shows; None for what somebody may not."""

    standing: Standing | None
    key: str | None
    sources: Sequence[DeskSource]


class CollectingPage(OfficePage):
    """Two parts: the administration of a desk sees the first, the steering group the second."""

    def __init__(
        self,
        words: Wording,
        errands: Errands,
        permit: Permit,
        figures: Figures,
        ways: Ways,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, errands, parent)
        self._figures, self._ways, self._now = figures, ways, now
        self._sends, self._collects = permit.may(Action.SEND_FIGURES), permit.may(Action.COLLECT_FIGURES)
        self.sending = SendingBlock(words, self.content)
        self.collecting = CollectingBlock(words, ways.taking, self.content)
        self.step = SecondStep(words, self.content)
        self.first: QWidget = self.sending.elsewhere if self._sends else self.collecting.key
        self.sending.setVisible(self._sends)
        self.collecting.setVisible(self._collects)
        for widget in (self.sending, self.collecting, self.step):
            self.column.addWidget(widget)
        self.column.insertSpacing(self.column.indexOf(self.collecting), 14 if self._sends else 0)
        self.column.addStretch(1)
        self._connect()
        self.retranslate()

    def load(self) -> None:
        self.errands.fetch(self._look, self._show)

    def forget(self) -> None:
        super().forget()
        self.collecting.put_away_report()

    def step_back(self) -> bool:
        return super().step_back() or self.collecting.put_away_report()

    def retranslate(self) -> None:
        words = self.words
        self.name_page(
            words.gettext("Zahlen der Tresen"),
            words.gettext(
                "Jeder Tresen sendet seine genauen Tageszahlen verschlüsselt; öffnen kann sie nur die Steuerung, und "
                "auch sie sieht alle Zahlen erst zusammengezählt und gerundet."
            ),
        )
        self.sending.retranslate()
        self.collecting.retranslate()

    def _connect(self) -> None:
        ways, sending, collecting = self._ways, self.sending, self.collecting
        sending.now.clicked.connect(lambda: ways.sending.send(Path(sending.folder_set)))
        sending.elsewhere.clicked.connect(self._send_elsewhere)
        ways.sending.sent.connect(self._tell_sent)
        ways.sending.settled.connect(self._look_again)
        collecting.read.clicked.connect(lambda: self._take(lambda: ways.taking.take_folder(Path(ways.folder()))))
        collecting.read_folder.clicked.connect(self._take_other_folder)
        collecting.read_files.clicked.connect(self._take_files)
        collecting.copy.clicked.connect(
            lambda: self.told.emit(self.words.gettext("Der Schlüssel ist in der Zwischenablage."))
        )
        ways.taking.over.connect(self._show_report)

    def _look(self) -> _Seen:
        figures, now = self._figures, self._now()
        return _Seen(
            figures.sending.standing(now) if self._sends else None,
            figures.collecting.public_key() if self._collects else None,
            figures.asking.sources() if self._collects else (),
        )

    def _look_again(self) -> None:
        if self.isVisible():
            self.load()

    def _show(self, seen: _Seen) -> None:
        now = self._now()
        if seen.standing is not None:
            self.sending.show_standing(seen.standing, now)
        if seen.key is not None:
            self.collecting.show_all(seen.key, self._ways.folder(), seen.sources, now)

    # sending

    def _send_elsewhere(self) -> None:
        from erstanlauf.ui.paper.print_dialogs import ask_which_folder

        send = self._ways.sending.send
        if self.sending.can_send:
            ask_which_folder(self, self.words.gettext("Ordner für die Zahlen"), send)
        else:
            send(Path())  # to have it said what is missing, before a folder is chosen

    def _tell_sent(self, path: Path) -> None:
        told = self.words.gettext("Die Zahlen dieses Tresens liegen als {file} im Ordner {folder}.")
        self.told.emit(told.format(file=path.name, folder=path.parent))

    # taking

    def _take_other_folder(self) -> None:
        from erstanlauf.ui.paper.print_dialogs import ask_which_folder

        title = self.words.gettext("Ordner mit Zahlen der Tresen")
        ask_which_folder(self, title, lambda folder: self._take(lambda: self._ways.taking.take_folder(folder)))

    def _take_files(self) -> None:
        from erstanlauf.ui.paper.print_dialogs import ask_which_files

        title = self.words.gettext("Dateien mit Zahlen der Tresen")
        ask_which_files(self, title, (ENDING,), lambda files: self._take(lambda: self._ways.taking.take_files(files)))

    def _take(self, begin: Callable[[], None]) -> None:
        self.collecting.put_away_report()
        begin()

    def _show_report(self, files: Sequence[TakenFrom]) -> None:
        if not self.isVisible():
            return
        self.collecting.show_report(files)
        self.enter(self.collecting.report if files else self.collecting.read_folder)
        self.load()
