"""Every trouble with keys has its sentence: what happened, what is safe, what to do."""

import pytest

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.i18n.sentences import sentence
from erstanlauf.i18n.wording import Wording
from erstanlauf.store.keys import trouble
from erstanlauf.store.keys.trouble import (
    KeyChangeUnfinished,
    KeyFileDamaged,
    KeyFileMissing,
    KeyFileNewer,
    KeyFileUnreadable,
    LastPerson,
    LogInPaused,
    LoginTaken,
    LoginUnusable,
    PaperKeyMistyped,
    PaperKeyNotSet,
    PaperKeyTheirs,
    PaperKeyWrong,
    PasswordIsLogin,
    PasswordTooLong,
    PasswordTooShort,
    SealedFileDamaged,
    SealedFileNewer,
    TooManyPeople,
    WrongPassphrase,
    WrongPassword,
    WrongPasswordCounted,
)
from erstanlauf.store.trouble import StoreDamaged

SENTENCES = {
    WrongPassword(): (
        "Kennwort oder Anmeldename stimmt nicht; gespeicherte Vorsprachen sind unverändert – beides noch einmal "
        "eingeben und auf die Feststelltaste achten."
    ),
    WrongPasswordCounted(tries_left=1, pause_minutes=15): (
        "Kennwort oder Anmeldename stimmt nicht; gespeicherte Vorsprachen sind unverändert – beides noch einmal "
        "eingeben und auf die Feststelltaste achten. Versuche bis zu einer Pause von 15 Minuten: 1."
    ),
    LogInPaused(seconds=899, wait="14:59"): (
        "Nach mehreren falschen Eingaben ist die Anmeldung noch 14:59 Minuten angehalten; gespeicherte "
        "Vorsprachen sind unverändert – warten oder die Anmeldung von der Verwaltung freigeben lassen."
    ),
    KeyFileDamaged(file="K"): (
        "Die Schlüsseldatei K und ihre Kopie sind beschädigt, am Kennwort liegt es nicht; gespeicherte "
        "Vorsprachen sind unverändert – die Schlüsseldatei aus der Sicherung zurücklegen und die beschädigten "
        "Dateien nicht löschen."
    ),
    KeyFileMissing(folder="O", file="K"): (
        "Im Ordner O fehlt die Schlüsseldatei K samt ihrer Kopie; die Vorsprachen liegen unverändert da, ein "
        "neuer Schlüssel wurde nicht angelegt – die Schlüsseldatei aus dem Papierkorb oder der Sicherung "
        "zurücklegen."
    ),
    KeyFileNewer(file="K"): (
        "Die Schlüsseldatei K stammt von einer neueren Fassung dieses Programms; geändert wurde nichts – die "
        "neuere Fassung starten oder dieses Programm aktualisieren lassen."
    ),
    KeyFileUnreadable(folder="O", file="K"): (
        "Die Schlüsseldatei K im Ordner O darf mit diesem Benutzerkonto nicht gelesen werden; geändert wurde "
        "nichts – die Rechte der Datei prüfen oder das Benutzerkonto wechseln."
    ),
    LoginTaken(): (
        "Diesen Anmeldenamen hat schon jemand; geändert wurde nichts – einen anderen wählen, Groß- und "
        "Kleinschreibung macht keinen Unterschied."
    ),
    LoginUnusable(limit=64): (
        "Dieser Anmeldename ist leer, länger als 64 Zeichen oder enthält unsichtbare Zeichen; geändert wurde "
        "nichts – einen kürzeren aus sichtbaren Zeichen tippen."
    ),
    LastPerson(): (
        "Das ist die letzte Person mit einem Kennwort, ohne sie käme niemand mehr an die Daten; entfernt wurde "
        "nichts – zuerst eine andere Person anlegen."
    ),
    PaperKeyTheirs(): (
        "Diese Person hat den geltenden Papier-Schlüssel angelegt und könnte ihn kennen; geändert wurde nichts – "
        "zuerst druckt jemand anderes aus der Verwaltung einen neuen Papier-Schlüssel."
    ),
    KeyChangeUnfinished(): (
        "Ein Schlüsselwechsel wurde unterbrochen und ist noch nicht zu Ende; geändert wurde jetzt nichts, Daten und "
        "Kennwörter gelten weiter – sperren und neu anmelden, dabei wird er zu Ende geführt."
    ),
    PasswordTooShort(least=10): (
        "Dieses Kennwort ist kürzer als 10 Zeichen; geändert wurde nichts – ein längeres wählen, etwa vier "
        "Wörter, die nichts miteinander zu tun haben."
    ),
    PasswordTooLong(most=1000): (
        "Dieses Kennwort ist länger als 1000 Zeichen; geändert wurde nichts – ein kürzeres wählen."
    ),
    PasswordIsLogin(): ("Kennwort und Anmeldename sind gleich; geändert wurde nichts – ein anderes Kennwort wählen."),
    PaperKeyMistyped(groups=9, letters=4): (
        "Im Papier-Schlüssel ist ein Tippfehler; geöffnet oder geändert wurde nichts – mit dem Papier "
        "vergleichen, es sind 9 Gruppen zu 4 Zeichen, I, O, 0 und 1 kommen nicht vor."
    ),
    PaperKeyWrong(): (
        "Dieser Papier-Schlüssel ist richtig getippt, gehört aber nicht zu diesem Datenspeicher oder wurde durch "
        "einen neueren ersetzt; geöffnet wurde nichts – das Papier mit dem jüngsten Datum nehmen."
    ),
    PaperKeyNotSet(): (
        "Zu diesem Datenspeicher wurde noch kein Papier-Schlüssel angelegt; geöffnet wurde nichts – mit "
        "Anmeldename und Kennwort anmelden und in der Verwaltung einen drucken."
    ),
    SealedFileDamaged(): (
        "Diese geschützte Datei ist beschädigt oder stammt nicht aus diesem Programm, am Kennwort liegt es nicht; "
        "übernommen wurde nichts – die Datei am anderen Arbeitsplatz noch einmal ausgeben."
    ),
    WrongPassphrase(): (
        "Das Kennwort dieser geschützten Datei stimmt nicht, die Datei selbst ist heil; übernommen wurde nichts – "
        "es so eingeben, wie es am anderen Arbeitsplatz vergeben wurde."
    ),
    TooManyPeople(most=500): (
        "Mehr als 500 Personen passen nicht in die Schlüsseldatei; geändert wurde nichts – zuerst Personen "
        "entfernen, die nicht mehr hier arbeiten."
    ),
    SealedFileNewer(): (
        "Diese geschützte Datei stammt von einer neueren Fassung des Programms; übernommen wurde nichts – dieses "
        "Programm aktualisieren lassen."
    ),
}


@pytest.mark.parametrize("known", SENTENCES, ids=lambda known: known.code)
def test_a_trouble_is_told_in_one_sentence(known: KnownTrouble) -> None:
    assert sentence(Wording("de"), known) == SENTENCES[known]


def test_no_trouble_with_keys_is_left_without_a_sentence() -> None:
    kinds = [each for each in vars(trouble).values() if isinstance(each, type) and each is not KnownTrouble]

    assert set(kinds) == {type(known) for known in SENTENCES}


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_wrong_password_damage_and_loss_are_never_taken_for_each_other(language: str) -> None:
    troubles = (WrongPassword(), KeyFileDamaged(file="K"), KeyFileMissing(folder="O", file="K"), StoreDamaged(file="D"))

    assert len({sentence(Wording(language), known) for known in troubles}) == 4
