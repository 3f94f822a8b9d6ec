"""Every trouble of the store has its sentence: what happened, what is safe, what to do."""

import pytest

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.slip_number import SlipNumberUnreadable, parse_slip_number
from erstanlauf.i18n.sentences import sentence
from erstanlauf.i18n.wording import Wording
from erstanlauf.store import trouble
from erstanlauf.store.trouble import (
    AlreadySetUp,
    AuditBroken,
    BackupDamaged,
    BackupNotWhole,
    BackupOfOtherKey,
    CountsNotUsable,
    DamageFound,
    DiskFailing,
    DiskFull,
    DraftUnreadable,
    HandoverUnreadable,
    KeyDamaged,
    NoRoomForNewKey,
    NotWritable,
    OnNetworkDrive,
    SecondPlaceMissing,
    StepsLost,
    StoreDamaged,
    StoreLocked,
    StoreMissing,
    StoreNewer,
    StoreNotEncrypted,
    StoreShrunk,
    TracesLeft,
    WrongKey,
)

SENTENCES = {
    TracesLeft(file="D-wal"): (
        "Gelöscht ist alles, aber im Protokoll der Datenbank (D-wal) können noch Reste stehen, weil gerade jemand "
        "daraus liest – das Programm einmal beenden und neu beginnen, dann sind sie fort."
    ),
    AlreadySetUp(folder="O"): (
        "Im Ordner O ist der Tresen schon eingerichtet; geändert wurde nichts – anmelden, statt ihn noch einmal "
        "einzurichten, oder einen anderen Ordner wählen."
    ),
    CountsNotUsable(desk="M3"): (
        "In den Zahlen des Tresens M3 steht etwas, was kein Tresen gezählt haben kann; übernommen wurde nichts – sie "
        "dort noch einmal ausgeben lassen und die Uhr jenes Rechners prüfen."
    ),
    HandoverUnreadable(): (
        "Eine Übergabe oder eine Empfängerin ist in einer Form gespeichert, die diese Fassung des Programms nicht "
        "kennt; geändert wurde nichts – die neuere Fassung starten oder dieses Programm aktualisieren lassen."
    ),
    AuditBroken(seq=7): (
        "Im Protokoll stimmt Eintrag 7 nicht mehr mit dem überein, was geschrieben wurde; die Vorsprachen sind davon "
        "nicht betroffen – nichts weiter ändern und die Datenschutzbeauftragte oder den Datenschutzbeauftragten rufen."
    ),
    StoreLocked(folder="O"): (
        "Der Datenspeicher im Ordner O ist schon geöffnet, in einem anderen Fenster oder von jemand anderem; "
        "geändert wurde nichts – dort weiterarbeiten oder jenes Programm beenden und hier neu beginnen."
    ),
    StoreDamaged(file="D"): (
        "Der Datenspeicher D ist beschädigt; gelöscht oder ersetzt wurde nichts – den ganzen Ordner kopieren, bevor"
        " etwas anderes geschieht, und die IT verständigen."
    ),
    DamageFound(file="D"): (
        "Im Datenspeicher D sind beschädigte Stellen; gelöscht oder ersetzt wurde nichts – den Zettel der laufenden "
        "Vorsprache drucken, dann mit Strg+L sperren: beim Anmelden wird die neueste Sicherung angeboten."
    ),
    StoreNewer(file="D"): (
        "Der Datenspeicher D wurde mit einer neueren Fassung dieses Programms angelegt oder geöffnet; geändert "
        "wurde nichts – die neuere Fassung starten oder dieses Programm aktualisieren lassen."
    ),
    StoreMissing(folder="O", file="D"): (
        "Im Ordner O liegt der Schlüssel, aber der Datenspeicher D fehlt; ein leerer wurde nicht angelegt – die "
        "Datei aus dem Papierkorb oder der Sicherung an diesen Ort zurücklegen."
    ),
    StoreNotEncrypted(file="D"): (
        "Die Datei D ist nicht verschlüsselt und darum nicht der Datenspeicher dieses Programms; geändert wurde "
        "nichts – die Datei woanders ablegen und die richtige aus der Sicherung zurückholen."
    ),
    KeyDamaged(file="D"): (
        "Die Schlüsseldatei D ist beschädigt; der Datenspeicher daneben ist unverändert – die Schlüsseldatei aus "
        "der Sicherung zurücklegen und die beschädigte nicht löschen."
    ),
    WrongKey(file="D"): (
        "Der Schlüssel passt nicht zum Datenspeicher D; geändert wurde nichts – beide Dateien aus derselben "
        "Sicherung zurücklegen, Schlüssel und Datenspeicher gehören zusammen."
    ),
    DiskFull(folder="O", free_mb=3): (
        "Auf dem Laufwerk mit dem Ordner O sind nur noch 3 MB frei; der letzte Schritt ist nicht gesichert, alles "
        "davor schon – Platz schaffen und weiterarbeiten, der nächste Schritt sichert ihn mit."
    ),
    NoRoomForNewKey(folder="O", free_mb=3): (
        "Auf dem Laufwerk mit dem Ordner O sind nur noch 3 MB frei; der letzte Schritt ist nicht gesichert, alles "
        "davor schon – Platz schaffen und weiterarbeiten, der nächste Schritt sichert ihn mit."
    ),
    NotWritable(folder="O"): (
        "In den Ordner O darf das Programm nicht schreiben; gesichert wurde dort nichts, Vorhandenes ist "
        "unverändert – Schreibschutz und Rechte des Ordners prüfen und neu beginnen."
    ),
    DiskFailing(folder="O"): (
        "Das Laufwerk mit dem Ordner O nimmt gerade nichts an; der letzte Schritt ist nicht gesichert, alles davor "
        "schon – Verbindung, Speichergrenze und Laufwerk prüfen, dann neu beginnen."
    ),
    DraftUnreadable(): (
        "Ein offener Vorgang hat eine Form, die dieses Programm nicht kennt; er liegt unverändert im Datenspeicher "
        "– mit der Programmfassung öffnen, die ihn gesichert hat, oder die IT verständigen."
    ),
    AuditBroken(seq=7): (
        "Im Protokoll stimmt Eintrag 7 nicht mehr mit dem überein, was geschrieben wurde; die Vorsprachen sind davon "
        "nicht betroffen – nichts weiter ändern und die Datenschutzbeauftragte oder den Datenschutzbeauftragten rufen."
    ),
    AlreadySetUp(folder="O"): (
        "Im Ordner O ist der Tresen schon eingerichtet; geändert wurde nichts – anmelden, statt ihn noch einmal "
        "einzurichten, oder einen anderen Ordner wählen."
    ),
    TracesLeft(file="D"): (
        "Gelöscht ist alles, aber im Protokoll der Datenbank (D) können noch Reste stehen, weil gerade jemand daraus "
        "liest – das Programm einmal beenden und neu beginnen, dann sind sie fort."
    ),
    OnNetworkDrive(folder="O"): (
        "Der Ordner O liegt auf einem Netzlaufwerk, wo eine getrennte Verbindung den Datenspeicher zerreißen kann; "
        "angelegt oder geändert wurde nichts – einen Ordner auf diesem Rechner nehmen (Umgebungsvariable "
        "ERSTANLAUF_HOME), nur Sicherungen dürfen aufs Netzlaufwerk."
    ),
    StoreShrunk(before=40, now=7): (
        "Im Datenspeicher sind nur noch 7 Vorsprachen, in der letzten Sicherung waren es 40, und niemand hat sie "
        "gelöscht; die Sicherungen sind unverändert, eine neue wurde nicht angelegt – die letzte Sicherung zurückholen "
        "oder die IT verständigen."
    ),
    BackupNotWhole(folder="O"): (
        "Die Sicherung im Ordner O war beim Nachlesen nicht vollständig und wurde entfernt; der Datenspeicher und "
        "ältere Sicherungen sind unverändert – noch einmal sichern, beim zweiten Mal das Laufwerk prüfen lassen."
    ),
    BackupDamaged(name="N"): (
        "Die Sicherung N fehlt oder ist beschädigt; zurückgeholt oder geändert wurde nichts – eine andere Sicherung "
        "wählen."
    ),
    BackupOfOtherKey(name="N"): (
        "Die Sicherung N ist heil, aber älter als der jetzige Schlüssel, der sie nicht öffnet; geändert wurde "
        "nichts – eine jüngere Sicherung wählen."
    ),
    SecondPlaceMissing(folder="O"): (
        "Der zweite Ordner für Sicherungen, O, ist nicht da; die Sicherung auf diesem Rechner ist gelungen – Stick "
        "oder Laufwerk anschließen, die nächste Sicherung kommt wieder auch dorthin."
    ),
    StepsLost(file="D", steps=3): (
        "Am Ende des Datenspeichers D fehlt schon Gesichertes (Schritte: 3); alles davor ist unverändert da "
        "– den ganzen Ordner kopieren, dann die neueste Sicherung zurückholen oder ohne diese Schritte weiterarbeiten."
    ),
    SlipNumberUnreadable(): (
        "So gibt es keine Zettelnummer; gesucht wurde nichts – mit dem Zettel vergleichen: ein Buchstabe, eine "
        "Ziffer, dann die Nummer und eine Prüfziffer wie in K7-418-3."
    ),
}


@pytest.mark.parametrize("known", SENTENCES, ids=lambda known: known.code)
def test_a_trouble_is_told_in_one_sentence(known: KnownTrouble) -> None:
    assert sentence(Wording("de"), known) == SENTENCES[known]


def test_no_trouble_of_the_store_is_left_without_a_sentence() -> None:
    kinds = [each for each in vars(trouble).values() if isinstance(each, type) and each is not KnownTrouble]

    assert set(kinds) <= {type(known) for known in SENTENCES}


def test_the_number_named_as_an_example_is_one() -> None:
    assert parse_slip_number("K7-418-3") == "K7-418-3"
