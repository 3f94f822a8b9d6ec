"""What the office may set, each with its default, its limits and what they stand on. Knows the table, no store."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtWidgets import QWidget

from erstanlauf import paths
from erstanlauf.domain.office_settings import (
    DEFAULTS,
    SETTINGS,
    OfficeSettings,
    SettingGroup,
    SettingValue,
    setting,
    value_of,
)
from erstanlauf.i18n import setting_words
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.flow.errands import Errands
from erstanlauf.ui.office.office_page import OfficePage
from erstanlauf.ui.office.second_step import SecondStep
from erstanlauf.ui.office.setting_field import SettingField
from erstanlauf.ui.widgets.flow_layout import FlowLayout
from erstanlauf.ui.widgets.label import Label
from erstanlauf.usecases.settings_desk import SettingsDesk
from erstanlauf.usecases.settings_file import SETTINGS_FILE, settings_template


class SettingsPage(OfficePage):
    """Fields in groups; changes hold when they are taken over, all at once."""

    def __init__(self, words: Wording, errands: Errands, settings: SettingsDesk, parent: QWidget | None = None) -> None:
        super().__init__(words, errands, parent)
        self._settings = settings
        self._present: OfficeSettings = DEFAULTS
        self._groups = {group: self.title() for group in SettingGroup}
        self.fields = {of.id: SettingField(words, of, self.content) for of in SETTINGS}
        self._state = Label(self.content, tone="quiet")
        self.take_over, self.drop, self.save = self.button(is_main=True), self.button(), self.button()
        self.step = SecondStep(words, self.content)
        self._lay_out()
        self.first = next(iter(self.fields.values())).editor
        for field in self.fields.values():
            field.changed.connect(self._say_state)
        self.take_over.clicked.connect(self._ask)
        self.drop.clicked.connect(lambda: self._show(self._present))
        self.save.clicked.connect(self._save)
        self.retranslate()

    @property
    def changes(self) -> Mapping[str, SettingValue]:
        """What was typed and differs from what holds."""
        typed = {name: field.value for name, field in self.fields.items() if name not in self._settings.fixed}
        return {name: value for name, value in typed.items() if value != value_of(self._present, name)}

    def load(self) -> None:
        self.errands.fetch(self._settings.present, self._show)

    def forget(self) -> None:
        super().forget()
        if self.changes:
            self.told.emit(self.words.gettext("Was geändert, aber nicht übernommen war, ist verworfen."))

    def retranslate(self) -> None:
        words = self.words
        self.name_page(
            words.gettext("Einstellungen"),
            words.gettext(
                "Was für diesen Platz gilt, egal wer angemeldet ist. Die Sperrzeit und die Sprache gelten ab der "
                "nächsten Anmeldung, alles andere sofort."
            ),
        )
        for group, label in self._groups.items():
            label.setText(setting_words.group(words, group))
        for field in self.fields.values():
            field.retranslate()
        self.take_over.setText(words.gettext("Änderungen über&nehmen"))
        self.drop.setText(words.gettext("Änderungen verwer&fen"))
        self.save.setText(words.gettext("Als &Datei für die IT sichern …"))
        self._say_state()

    def _lay_out(self) -> None:
        column = self.column
        for group, label in self._groups.items():
            column.addSpacing(10)
            column.addWidget(label)
            for of in SETTINGS:
                if of.group is group:
                    column.addWidget(self.fields[of.id])
        steps = FlowLayout()
        steps.add(self.take_over, self.drop, self.save)
        column.addSpacing(10)
        column.addWidget(self._state)
        column.addLayout(steps)
        column.addWidget(self.step)
        column.addStretch(1)

    def _show(self, present: OfficeSettings) -> None:
        self._present = present
        for name, field in self.fields.items():
            field.show_value(value_of(present, name), is_fixed=name in self._settings.fixed)
        self._say_state()

    def _say_state(self) -> None:
        self.step.withdraw()
        count = len(self.changes)
        if count:
            told = self.words.ngettext(
                "{count} Änderung, noch nicht übernommen", "{count} Änderungen, noch nicht übernommen", count
            )
            self._state.setText(told.format(count=count))
        else:
            self._state.setText(self.words.gettext("Alles ist so, wie es gilt."))
        self.take_over.setEnabled(bool(count))
        self.drop.setEnabled(bool(count))

    def _ask(self) -> None:
        changes, words = self.changes, self.words
        shorter = [
            setting(name)
            for name, value in changes.items()
            if setting(name).group is SettingGroup.RETENTION and _is_less(value, value_of(self._present, name))
        ]
        if not shorter:
            self._put(changes)
            return
        named = "; ".join(
            f"{setting_words.name(words, of)} {setting_words.value(words, of, changes[of.id])}" for of in shorter
        )
        self.step.ask(
            words.gettext("Kürzere Fristen übernehmen?"),
            words.gettext(
                "{periods}. Was dann fällig ist, wird beim nächsten Start oder am nächsten Tag gelöscht; das lässt "
                "sich nicht rückgängig machen."
            ).format(periods=named),
            words.gettext("&Ja, übernehmen"),
            lambda: self._put(changes),
        )

    def _put(self, changes: Mapping[str, SettingValue]) -> None:
        told = self.words.ngettext("{count} Einstellung geändert.", "{count} Einstellungen geändert.", len(changes))

        def put() -> OfficeSettings:
            for name, value in changes.items():
                self._settings.change(name, None if value == setting(name).default else value)
            return self._settings.present()

        def done(present: OfficeSettings) -> None:
            self._show(present)
            self.told.emit(told.format(count=len(changes)))

        self.errands.do(put, done)

    def _save(self) -> None:
        from erstanlauf.ui.paper.print_dialogs import ask_for_file

        content = settings_template(self.words, self._present).encode()

        def write(file: Path) -> None:
            told = self.words.gettext("Gesichert: {file}.").format(file=file.name)
            self.errands.do(lambda: paths.write_whole(file, content), lambda _: self.told.emit(told))

        ask_for_file(self, self.words.gettext("Einstellungen als Datei sichern"), SETTINGS_FILE, write)


def _is_less(value: SettingValue, present: SettingValue) -> bool:
    return isinstance(value, int) and isinstance(present, int) and value < present
