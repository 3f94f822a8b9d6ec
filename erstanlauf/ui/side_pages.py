"""The pages that a menu leads to: each is made when it is first wanted, shown, and left again. Knows no page."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Qt

from erstanlauf.ui.desk_shell import DeskShell
from erstanlauf.ui.office.office_page import OfficePage

_NEWS_SECONDS = 8


class SidePages(QObject):
    """Joins the functions of a menu to its pages; `makers` are named as the functions."""

    def __init__(self, shell: DeskShell, makers: Mapping[str, Callable[[], OfficePage]]) -> None:
        super().__init__(shell)
        self._shell = shell
        self._makers = makers
        self._pages: dict[str, OfficePage] = {}
        for name in makers:
            shell.actions_.named[name].triggered.connect(lambda _checked=False, name=name: self.toggle(name))

    @property
    def page(self) -> OfficePage | None:
        """The page that is shown, if it is one of these."""
        shown = self._shell.middle.currentWidget()
        return shown if isinstance(shown, OfficePage) and shown in self._pages.values() else None

    def toggle(self, name: str) -> None:
        """Show a page, or leave it where it is shown."""
        page = self._pages.get(name) or self._made(name)
        if self.page is page:
            self._shell.actions_.named["back"].trigger()
        else:
            self._enter(page)

    def retranslate(self) -> None:
        """Say everything in the language that now holds."""
        for page in self._pages.values():
            page.step.withdraw()  # it asks in the language of before
            page.retranslate()

    def _made(self, name: str) -> OfficePage:
        page = self._pages[name] = self._makers[name]()
        self._shell.middle.addWidget(page)
        page.told.connect(lambda text: self._shell.strip.tell(text, seconds=_NEWS_SECONDS))
        return page

    def _enter(self, page: OfficePage) -> None:
        self._shell.show_page(page)
        page.verticalScrollBar().setValue(0)
        page.load()
        page.first.setFocus(Qt.FocusReason.OtherFocusReason)
