"""Words of the interface for the settings of an office and for how long things are kept: names, meaning, basis.

Knows gettext and the codes of `domain.office_settings` and `domain.retention`; the numbers come from there.
"""

from collections.abc import Iterator

from erstanlauf.domain.office_settings import MOST_LINES, Setting, SettingGroup, SettingKind, SettingValue, setting
from erstanlauf.domain.retention import Kept, Period, Start, Then
from erstanlauf.i18n.wording import N_, Wording

FILE_HEAD = N_(
    "Einstellungen von Erstanlauf, von der IT der Stadt vorgegeben. Was hier steht, gilt und lässt sich im Fenster "
    "nicht ändern. Das # am Anfang einer Zeile entfernen und den Wert eintragen; die Datei als UTF-8 speichern und in "
    "den Ordner des Datenspeichers legen. Sie gilt ab dem nächsten Start."
)

_GROUPS = {
    SettingGroup.DESK: N_("Arbeitsplatz"),
    SettingGroup.RETENTION: N_("Aufbewahrung"),
    SettingGroup.BACKUP: N_("Sicherung"),
    SettingGroup.PAPER: N_("Drucken und Briefkopf"),
    SettingGroup.FIGURES: N_("Zahlen"),
}

_NAMES = {
    "idle_minutes": N_("Sperren nach"),
    "language": N_("Sprache der Oberfläche"),
    "draft_hours": N_("Offene Vorsprachen löschen nach"),
    "visit_days": N_("Abgeschlossene Vorsprachen löschen nach"),
    "handover_days": N_("Angaben einer Übergabe löschen nach"),
    "handover_most_days": N_("Angaben einer Übergabe spätestens löschen nach"),
    "consent_months": N_("Nachweis einer Einwilligung löschen nach"),
    "audit_months": N_("Protokoll löschen nach"),
    "backup_days": N_("Sicherungen löschen nach"),
    "backup_minutes": N_("Sichern alle"),
    "second_backup_folder": N_("Zweiter Ort für Sicherungen"),
    "letterhead": N_("Zeilen am Fuß des Laufzettels"),
    "data_protection_authority": N_("Aufsichtsbehörde für Datenschutz"),
    "printer": N_("Drucker"),
    "paper": N_("Papier"),
    "figures_base": N_("Zahlen runden auf Vielfache von"),
    "figures_shortest": N_("Kürzester Zeitraum für Zahlen"),
    "figures_key": N_("Schlüssel der Steuerung"),
    "figures_folder": N_("Ordner für Zahlen"),
}

_MEANINGS = {
    "idle_minutes": N_(
        "Nach so langer Zeit ohne Tastendruck, Maus oder Berührung sperrt sich der Platz. Eine Minute vorher steht es "
        "auf dem Bildschirm; der Entwurf bleibt ganz erhalten."
    ),
    "language": N_("Sprache, in der die Oberfläche beginnt, solange an diesem Rechner niemand eine andere wählt."),
    "draft_hours": N_(
        "Eine Vorsprache, die niemand abgeschlossen hat, wird so lange nach der letzten Änderung gelöscht. Darin "
        "stehen alle Antworten; die Vorsprache, die gerade bearbeitet wird, bleibt."
    ),
    "visit_days": N_(
        "So lange nach dem Abschluss führt die Nummer des Zettels noch zu Anliegen und Stellen. Danach bleibt von der "
        "Vorsprache nichts; gezählt wird sie in den Zahlen ihres Monats."
    ),
    "handover_days": N_(
        "So lange nach der letzten Antwort der Stelle wird gelöscht, was hier über die Person steht; bei einer "
        "Übergabe, die nicht mehr hinausgehen darf, so lange danach. Nach einem Widerruf wird es sofort gelöscht."
    ),
    "handover_most_days": N_(
        "Auch wenn die Stelle nie antwortet, wird so lange nach der Übergabe gelöscht, was hier über die Person steht. "
        "Keine Sicherung wird älter."
    ),
    "consent_months": N_(
        "Wann jemand welche Felder für welche Stelle freigegeben oder zurückgenommen hat, ohne Namen. Damit lässt sich "
        "zeigen, dass die Übergabe erlaubt war, und der Code zum Widerrufen führt noch zu ihr. Danach bleibt nur, dass "
        "es in ihrem Monat eine gab und was die Stelle antwortete."
    ),
    "audit_months": N_("Wer was wann getan hat, mit Kennungen statt Namen. Ältere Einträge werden gelöscht."),
    "backup_days": N_(
        "Keine Sicherung wird älter, und keine älter als die Frist für abgeschlossene Vorsprachen: Was gelöscht ist, "
        "steht nach dieser Zeit auch in keiner Sicherung mehr."
    ),
    "backup_minutes": N_(
        "So oft wird während der Arbeit gesichert, wenn sich etwas geändert hat. Jede Sicherung wird geöffnet und "
        "geprüft, bevor sie gilt."
    ),
    "second_backup_folder": N_(
        "Ordner auf einem anderen Laufwerk, etwa einem USB-Stick, in den jede Sicherung zusätzlich kommt. Leer: keiner."
    ),
    "letterhead": N_(
        "Zeilen am unteren Rand der letzten Seite, auf Deutsch, etwa die Anschrift der Stadt. Leer: wie in der Vorlage."
    ),
    "data_protection_authority": N_(
        "Bei wem man sich über Datenschutz beschweren kann, auf Deutsch. Leer: wie in der Vorlage."
    ),
    "printer": N_(
        "Drucker für Laufzettel, solange an diesem Rechner niemand einen anderen wählt. Leer: der Drucker des Systems."
    ),
    "figures_base": N_(
        "Jede Zahl und jede Summe in der Steuerung und im Bericht ist ein Vielfaches davon; was seltener ist, steht "
        "unter „Übrige“. Genauer als 5 geht nicht."
    ),
    "figures_shortest": N_(
        "Für kürzere Zeiträume gibt es keine Zahlen. Tabellen, die zwei Dinge zugleich zeigen, gibt es immer erst ab "
        "einem Halbjahr."
    ),
    "figures_key": N_(
        "Für wen die genauen Zahlen dieses Tresens verschlossen werden: der öffentliche Schlüssel der Steuerung, der "
        "dort angezeigt wird. Leer: Dieser Tresen gibt keine Zahlen ab."
    ),
    "figures_folder": N_(
        "Ordner, in den dieser Tresen seine verschlossenen Zahlen legt und aus dem die Steuerung sie holt. Leer: "
        "keiner."
    ),
    "paper": N_(
        "Papier für Laufzettel, solange an diesem Rechner niemand ein anderes wählt. Leer: was im Drucker liegt."
    ),
}

_BASES = {
    "idle_minutes": N_("Anhalt: BSI, Stand der Technik BER.3.11, „z. B. 5–15 Minuten“."),
    "draft_hours": N_("Grundlage: Art. 5 Abs. 1 Buchst. e DSGVO, § 10 DSG NRW."),
    "visit_days": N_(
        "Grundlage: Art. 5 Abs. 1 Buchst. e DSGVO, § 10 DSG NRW. Zum Vergleich: Migrationsberatung in Hessen höchstens "
        "12 Monate nach dem Ende der Beratung."
    ),
    "handover_days": N_("Grundlage: Art. 5 Abs. 1 Buchst. e und Art. 17 DSGVO, § 10 DSG NRW."),
    "handover_most_days": N_("Grundlage: Art. 5 Abs. 1 Buchst. e und Art. 17 DSGVO, § 10 DSG NRW."),
    "consent_months": N_("Grundlage: Art. 7 Abs. 1 und Art. 17 Abs. 3 Buchst. e DSGVO; Anhalt: § 195 BGB, drei Jahre."),
    "audit_months": N_("Grundlage: Art. 5 Abs. 2 und Art. 32 DSGVO."),
    "backup_days": N_(
        "Grundlage: Art. 17 DSGVO; Standard-Datenschutzmodell, Baustein 60: gelöscht ist erst, wovon es keine Kopie "
        "mehr gibt."
    ),
}
_PROPOSED = N_("Vorschlag, von der/dem Datenschutzbeauftragten zu bestätigen.")

_KEPT = {
    Kept.DRAFT: N_("Offene Vorsprachen mit allen Antworten"),
    Kept.VISIT: N_("Abgeschlossene Vorsprachen: Tag, Zeiten, Nummer, Anliegen, Stellen"),
    Kept.SLIP_LANGUAGE: N_("Sprache des Zettels einer Vorsprache"),
    Kept.HANDOVER_DRAFT: N_("Begonnene Übergaben mit Namen und allen Angaben"),
    Kept.HANDOVER_DATA: N_("Angaben zur Person in Übergaben: Name, Erreichbarkeit, Antworten"),
    Kept.CONSENT: N_("Nachweise von Einwilligungen: Felder, Stelle, Zeiten, ohne Namen"),
    Kept.AUDIT: N_("Protokoll: wer was wann getan hat, mit Kennungen statt Namen"),
    Kept.BACKUP: N_("Sicherungen des Datenspeichers"),
}
_STARTS = {
    Start.LAST_SAVED: N_("ab der letzten Änderung"),
    Start.CLOSED: N_("ab dem Abschluss"),
    Start.MADE: N_("ab dem Entstehen"),
    Start.DAY: N_("ab dem Tag der Vorsprache"),
    Start.ANSWERED: N_("ab der letzten Antwort der Stelle"),
    Start.LEFT: N_("ab der Übergabe"),
    Start.GIVEN: N_("ab der Einwilligung"),
}
_THENS = {Then.ERASED: N_("wird gelöscht"), Then.COUNTED: N_("wird gezählt und gelöscht")}

_CHOICES = {
    "language": {"de": "Deutsch", "en": "English"},  # a language is always offered in its own words
    "paper": {"": N_("was im Drucker liegt"), "A4-large": N_("A4, große Schrift")},
    "figures_shortest": {"month": N_("Monat"), "quarter": N_("Quartal"), "half_year": N_("Halbjahr")},
}


def group(words: Wording, of: SettingGroup) -> str:
    """Return the heading above settings that belong together."""
    return words.gettext(_GROUPS[of])


def name(words: Wording, of: Setting) -> str:
    """Return what stands before the field of a setting."""
    return words.gettext(_NAMES[of.id])


def meaning(words: Wording, of: Setting) -> str:
    """Return what a setting does, in one or two sentences."""
    return words.gettext(_MEANINGS[of.id])


def basis(words: Wording, of: Setting) -> str:
    """Return what a number stands on, and who still has to confirm it; empty where nothing has to be justified."""
    if of.id not in _BASES:
        return ""
    parts = [words.gettext(_BASES[of.id])]
    if of.group is SettingGroup.RETENTION:
        parts.append(words.gettext(_PROPOSED))
    return " ".join(parts)


def value(words: Wording, of: Setting, of_value: SettingValue) -> str:
    """Return a value as it is read: "5 Minuten", "A4, große Schrift"; empty for a text nobody has set."""
    if isinstance(of_value, int):
        return _amount(words, of.kind, of_value)
    if isinstance(of_value, tuple):
        return " / ".join(of_value)
    said = _CHOICES.get(of.id, {}).get(of_value)
    return of_value if said is None else words.gettext(said)


def default(words: Wording, of: Setting) -> str:
    """Return the sentence that names the default, and for a number its limits."""
    if of.kind.is_number:
        return words.gettext("Voreinstellung {default}, möglich sind {least} bis {most}.").format(
            default=value(words, of, of.default), least=of.least, most=of.most
        )
    if of.choices:
        allowed = ", ".join(_choice(words, of, each) for each in of.choices)
        return words.gettext("Möglich sind: {allowed}.").format(allowed=allowed)
    if of.kind is SettingKind.LINES:
        return words.gettext("Bis zu {lines} Zeilen mit je bis zu {most} Zeichen.").format(
            lines=MOST_LINES, most=of.most
        )
    return words.gettext("Bis zu {most} Zeichen.").format(most=of.most)


def explained(words: Wording, of: Setting) -> Iterator[str]:
    """Yield all there is to say about a setting: name, meaning, default, basis."""
    yield name(words, of)
    yield meaning(words, of)
    yield default(words, of)
    if stands_on := basis(words, of):
        yield stands_on


def kept(words: Wording, of: Kept) -> str:
    """Return what a kind of record is."""
    return words.gettext(_KEPT[of])


def how_long(words: Wording, period: Period, number: int | None) -> str:
    """Return how long a kind of record is kept, with its start; `number` None is until the day is over."""
    if period.setting is None or number is None:
        return words.gettext("bis zum Ende des Tages")
    return f"{_amount(words, setting(period.setting).kind, number)} {words.gettext(_STARTS[period.start])}"


def then(words: Wording, of: Then) -> str:
    """Return what happens when a period is over."""
    return words.gettext(_THENS[of])


def _choice(words: Wording, of: Setting, choice: str) -> str:
    """Return a choice as it stands in the file, with what it means where that is something else."""
    said = value(words, of, choice)
    return f'"{choice}"' if said == choice else f'"{choice}" ({said})'


def _amount(words: Wording, kind: SettingKind, number: int) -> str:
    match kind:
        case SettingKind.MINUTES:
            text = words.ngettext("{number} Minute", "{number} Minuten", number)
        case SettingKind.HOURS:
            text = words.ngettext("{number} Stunde", "{number} Stunden", number)
        case SettingKind.MONTHS:
            text = words.ngettext("{number} Monat", "{number} Monate", number)
        case _:
            text = words.ngettext("{number} Tag", "{number} Tage", number)
    return text.format(number=number)
