"""What was written down about the work at this desk: page by page, checked, on paper. Knows ids and logins."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from erstanlauf.domain.audit import AuditEntry
from erstanlauf.domain.people import PersonId
from erstanlauf.i18n import audit_words
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.flow.errands import Errands
from erstanlauf.ui.office.office_page import OfficePage
from erstanlauf.ui.office.second_step import SecondStep
from erstanlauf.ui.widgets.flow_layout import FlowLayout
from erstanlauf.ui.widgets.label import Label
from erstanlauf.ui.widgets.text_table import TextTable
from erstanlauf.usecases.audit_view import ENTRIES_A_PAGE, AuditView
from erstanlauf.usecases.desk_users import DeskUsers
from erstanlauf.usecases.office_sheet import OfficeSheet

_SHARES = (1.1, 2.3, 1.9, 3.0, 5.3, 0.9)
_LETTERS_OF_A_GROUP = 4


class AuditPage(OfficePage):
    """Newest entries first; `print_wanted` carries the sheet of the page that is shown."""

    print_wanted = Signal(object)

    def __init__(
        self,
        words: Wording,
        errands: Errands,
        audit: AuditView,
        users: DeskUsers,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, errands, parent)
        self._audit = audit
        self._users = users
        self._now = now
        self._entries: Sequence[AuditEntry] = ()
        self._logins: Mapping[PersonId, str] = {}
        self._befores: list[int | None] = [None]
        self._anchor = ""
        self.table = TextTable(self.content, least=6, most=16)
        self.step = SecondStep(words, self.content)
        self.newer, self.older = self.button(), self.button()
        self._where = Label(self.content, tone="quiet")
        self.verify, self.print = self.button(), self.button()
        self.found = Label(self.content, bold=True)
        self.found.setWordWrap(True)
        self.anchor = self.quiet()
        self._lay_out()
        self.first = self.table
        self.newer.clicked.connect(self._go_newer)
        self.older.clicked.connect(self._go_older)
        self.verify.clicked.connect(self._verify)
        self.print.clicked.connect(self._print)
        self.retranslate()

    def load(self) -> None:
        self._befores = [None]
        self._say_anchor("")
        self._read()

    def retranslate(self) -> None:
        words = self.words
        self.name_page(
            words.gettext("Protokoll"),
            words.gettext(
                "Wer was wann getan hat, das Neueste zuerst. Es stehen nur Kennungen darin, keine Namen und keine "
                "Anliegen von Besucherinnen und Besuchern. Auch dieses Lesen steht im Protokoll."
            ),
        )
        self.table.setAccessibleName(words.gettext("Protokoll"))
        self.newer.setText(words.gettext("&Neuere"))
        self.older.setText(words.gettext("Äl&tere"))
        self.verify.setText(words.gettext("&Kette prüfen"))
        self.print.setText(words.gettext("Seite &drucken"))
        self._say_anchor(self._anchor)
        self._show(self._entries, self._logins)

    def _lay_out(self) -> None:
        paging, steps = FlowLayout(), FlowLayout()
        paging.add(self.newer, self.older, self._where)
        steps.add(self.verify, self.print)
        self.column.addWidget(self.table)
        self.column.addWidget(self.step)
        self.column.addLayout(paging)
        self.column.addSpacing(8)
        self.column.addLayout(steps)
        self.column.addWidget(self.found)
        self.column.addWidget(self.anchor)
        self.column.addStretch(1)

    def _read(self) -> None:
        before = self._befores[-1]

        def read() -> tuple[Sequence[AuditEntry], Mapping[PersonId, str]]:
            logins = {user.id: user.login for user in self._users.all()}
            return self._audit.page(before), logins

        self.errands.fetch(read, lambda found: self._show(*found))

    def _show(self, entries: Sequence[AuditEntry], logins: Mapping[PersonId, str]) -> None:
        self._entries, self._logins = entries, logins
        self.table.show_rows(self._headings(), [self._row(entry) for entry in entries])
        self.newer.setEnabled(len(self._befores) > 1)
        self.older.setEnabled(len(entries) == ENTRIES_A_PAGE and entries[-1].seq > 1)
        if entries:
            where = self.words.gettext("Einträge {first} bis {last}")
            self._where.setText(where.format(first=entries[0].seq, last=entries[-1].seq))
        else:
            self._where.setText(self.words.gettext("Keine Einträge"))

    def _headings(self) -> tuple[str, ...]:
        words = self.words
        return (
            words.gettext("Nr."),
            words.gettext("Wann"),
            words.gettext("Wer"),
            words.gettext("Was"),
            words.gettext("Woran"),
            words.gettext("Zahl"),
        )

    def _row(self, entry: AuditEntry) -> tuple[str, ...]:
        at = entry.at.astimezone(self._now().tzinfo)
        return (
            str(entry.seq),
            f"{at:%d.%m.%Y %H:%M}",
            audit_words.done_by(self.words, entry, self._logins),
            audit_words.action(self.words, entry.action),
            audit_words.subject(self.words, entry, self._logins),
            str(entry.count),
        )

    def _go_newer(self) -> None:
        if len(self._befores) > 1:
            self._befores.pop()
            self._read()

    def _go_older(self) -> None:
        if self._entries:
            self._befores.append(self._entries[-1].seq)
            self._read()

    def _verify(self) -> None:
        self.errands.do(self._audit.verify, lambda head: self._say_anchor(_in_groups(head)))

    def _say_anchor(self, anchor: str) -> None:
        self._anchor, words = anchor, self.words
        self.found.setText(words.gettext("Die Kette ist vollständig, kein Eintrag wurde verändert.") if anchor else "")
        self.anchor.setText(words.gettext("Ihr Ende: {anchor}").format(anchor=anchor) if anchor else "")
        self.found.setVisible(bool(anchor))
        self.anchor.setVisible(bool(anchor))

    def _print(self) -> None:
        self.errands.do(self._audit.verify, self._send_sheet)

    def _send_sheet(self, head: bytes) -> None:
        words, anchor = self.words, _in_groups(head)
        self._say_anchor(anchor)
        printed = words.gettext("Gedruckt am {time}. Die Kette ist vollständig.")
        sheet = OfficeSheet(
            title=words.gettext("Protokoll"),
            lines=(
                printed.format(time=f"{self._now():%d.%m.%Y %H:%M}"),
                words.gettext("Ende der Kette: {anchor}").format(anchor=anchor),
                words.gettext(
                    "Wer später prüft, ob am Protokoll etwas geändert wurde, vergleicht damit: Dieses Ende muss in der "
                    "Kette vorkommen."
                ),
            ),
            headings=self._headings(),
            shares=_SHARES,
            rows=tuple(self._row(entry) for entry in self._entries),
            foot=f"Erstanlauf · {words.gettext('Protokoll')}",
        )
        self.print_wanted.emit(sheet)


def _in_groups(seal: bytes) -> str:
    text = seal.hex()
    return " ".join(text[at : at + _LETTERS_OF_A_GROUP] for at in range(0, len(text), _LETTERS_OF_A_GROUP))
