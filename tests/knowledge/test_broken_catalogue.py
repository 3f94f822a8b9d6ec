"""Each kind of broken catalogue is refused whole, with one German sentence that names the place and the remedy."""

import logging
from pathlib import Path

import pytest

from erstanlauf.i18n.sentences import sentence
from erstanlauf.i18n.wording import Wording
from erstanlauf.knowledge.catalogue import load_catalogue
from erstanlauf.knowledge.faults import FileUnreadable, KnowledgeFault

GOOD = """\
city: Bielefeld
as_of: "2026-11-22"
own_desk: mbe
sources:
  HUC:
    ref: "https://example.org/huc"
    date: "2023"
services:
  - id: mbe
    name: "Migrationsberatung"
    description: "Beratung für Erwachsene."
    topics: [sprache, wohnen]
    legal_kind: free_welfare
    privacy: open
    target:
      age_min: 27
      age_max: 99
      status_include: [schutz]
      status_exclude: [deutsch]
    certainty:
      existence: high
      eligibility: high
      contact: low
    sources:
      existence: [HUC]
      eligibility: []
      contact: []
    offers:
      - id: mbe/drk
        organization: "DRK"
        confidence: medium
        sources: [HUC]
        languages: [de, ku]
        contact:
          phone:
            value: "0521 51-0"
            confidence: high
            sources: [HUC]
            as_of: "2024-12"
          email:
            value: "mbe@example.org"
            confidence: low
            sources: []
            as_of: "ohne Datum"
          url:
            value: "https://example.org"
            confidence: medium
            sources: [HUC]
            as_of: "2024"
"""

NOTHING = "; geändert wurde nichts – "
HEAD = "bielefeld.yaml, Zeile "


def changed(old: str, new: str) -> str:
    assert GOOD.count(old) == 1, old
    return GOOD.replace(old, new)


WHOLE_FILE: dict[str, tuple[bytes, str]] = {
    "empty": (
        b"",
        f"Die Datei bielefeld.yaml ist leer{NOTHING}die letzte gute Fassung der Datei zurückholen.",
    ),
    "only comments": (
        b"# nur ein Kommentar\n",
        f"Die Datei bielefeld.yaml ist leer{NOTHING}die letzte gute Fassung der Datei zurückholen.",
    ),
    "a list": (
        b"- mbe\n- jmd\n",
        f"Die Datei bielefeld.yaml beginnt nicht mit Feldern der Form „Name: Wert“{NOTHING}"
        "die letzte gute Fassung der Datei daneben legen und vergleichen.",
    ),
    "not yaml": (
        changed('name: "Migrationsberatung"', 'name: "Migrationsberatung').encode(),
        f"{HEAD}11: Der Aufbau der Datei stimmt dort oder kurz davor nicht{NOTHING}Einrückung, Doppelpunkte, "
        "Klammern und Anführungszeichen mit dem Eintrag darüber vergleichen.",
    ),
    "tab": (
        changed("    legal_kind: free_welfare", "\tlegal_kind: free_welfare").encode(),
        f"{HEAD}13: Die Zeile ist mit einem Tabulator eingerückt{NOTHING}Leerzeichen statt des Tabulators setzen.",
    ),
    "duplicate key": (
        changed("    privacy: open\n", "    privacy: open\n    privacy: draft_only\n").encode(),
        f"{HEAD}15: Das Feld „privacy“ steht in diesem Eintrag zweimal{NOTHING}eine der beiden Zeilen löschen.",
    ),
    "bare yes": (
        changed("legal_kind: free_welfare", "legal_kind: No").encode(),
        f'{HEAD}13: „No“ ohne Anführungszeichen ist mehrdeutig{NOTHING}als Text „"No"“ schreiben, als Ja oder Nein '
        "true oder false.",
    ),
    "alias bomb": (
        (
            "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
        ).encode(),
        f"{HEAD}1: Verweise und Typangaben („&“, „*“, „!“ am Anfang eines Wertes) sind nicht erlaubt{NOTHING}"
        "den Wert ausschreiben oder in Anführungszeichen setzen.",
    ),
    "tag that runs code": (
        changed("city: Bielefeld", 'city: !!python/object/apply:os.system ["true"]').encode(),
        f"{HEAD}1: Verweise und Typangaben („&“, „*“, „!“ am Anfang eines Wertes) sind nicht erlaubt{NOTHING}"
        "den Wert ausschreiben oder in Anführungszeichen setzen.",
    ),
    "too deep": (
        b"services: " + b"[" * 9_000 + b"]" * 9_000,
        f"{HEAD}1: Die Datei ist tiefer als 20 Ebenen verschachtelt{NOTHING}"
        "Klammern und Einrückung dieser Stelle prüfen.",
    ),
    "too large": (
        GOOD.encode() + b"# " + b"x" * 5 * 1024 * 1024,
        f"Die Datei bielefeld.yaml ist größer als 5 MB und wurde nicht gelesen{NOTHING}"
        "prüfen, ob es die richtige Datei ist.",
    ),
    "utf-16": (
        GOOD.encode("utf-16"),
        f"{HEAD}1: Die Datei ist nicht in UTF-8 gespeichert{NOTHING}im Editor „Speichern unter“ wählen, dort die "
        "Kodierung UTF-8.",
    ),
    "latin-1": (
        GOOD.encode("latin-1"),
        f"{HEAD}11: Die Datei ist nicht in UTF-8 gespeichert{NOTHING}im Editor „Speichern unter“ wählen, dort die "
        "Kodierung UTF-8.",
    ),
    "nul": (
        changed("Bielefeld", "Biele\0feld").encode(),
        f"{HEAD}1: Dort steht das unsichtbare Steuerzeichen U+0000{NOTHING}die Zeile neu tippen, statt sie "
        "hineinzukopieren.",
    ),
    "comment turned around": (
        changed('"DRK"', '"DRK" # \u202ekcurd').encode(),
        f"{HEAD}30: Dort steht das unsichtbare Steuerzeichen U+202E{NOTHING}die Zeile neu tippen, statt sie "
        "hineinzukopieren.",
    ),
    "name of a field turned around": (
        changed("    privacy: open", '    "\\u202eycavirp": open').encode(),
        f"{HEAD}14: Dort steht das unsichtbare Steuerzeichen U+202E{NOTHING}die Zeile neu tippen, statt sie "
        "hineinzukopieren.",
    ),
    "second document": (
        GOOD.encode() + b"---\ncity: Herford\n",
        f"{HEAD}50: Mit „---“ beginnt dort ein zweites Dokument{NOTHING}die Zeile löschen, alles gehört in ein "
        "Dokument.",
    ),
}

RECORDS: dict[str, tuple[str, str]] = {
    "missing name": (
        changed('    name: "Migrationsberatung"\n', ""),
        f"9, Eintrag mbe: Das Feld „name“ fehlt oder ist leer{NOTHING}das Feld ausfüllen.",
    ),
    "missing city": (
        changed("city: Bielefeld\n", ""),
        f"1, Eintrag Dateikopf: Das Feld „city“ fehlt oder ist leer{NOTHING}das Feld ausfüllen.",
    ),
    "blank organization": (
        changed('"DRK"', '"  "'),
        f"30, Eintrag mbe/drk: Im Feld „organization“ muss ein Text stehen{NOTHING}den Wert in Anführungszeichen "
        "setzen.",
    ),
    "number for text": (
        changed('"0521 51-0"', "110"),
        f"36, Eintrag mbe/drk: Im Feld „contact.phone.value“ muss ein Text stehen{NOTHING}den Wert in "
        "Anführungszeichen setzen.",
    ),
    "escaped control character": (
        changed('"Migrationsberatung"', '"Migrations\\x1bberatung"'),
        f"10, Eintrag mbe: Im Feld „name“ steht das unsichtbare Zeichen U+001B{NOTHING}den Wert neu tippen, statt ihn "
        "hineinzukopieren.",
    ),
    "letters turned around": (
        changed('"DRK"', '"\u202eKRD"'),
        f"30, Eintrag mbe/drk: Im Feld „organization“ steht das unsichtbare Zeichen U+202E{NOTHING}den Wert neu "
        "tippen, statt ihn hineinzukopieren.",
    ),
    "id that hides a letter": (
        changed("id: mbe/drk", 'id: "mbe/dr\u200bk"'),
        f"29, Eintrag mbe: Im Feld „offers[1].id“ steht das unsichtbare Zeichen U+200B{NOTHING}den Wert neu tippen, "
        "statt ihn hineinzukopieren.",
    ),
    "note turned around": (
        GOOD + '        note: "eins\\nzwei\\u2067"\n',
        f"50, Eintrag mbe/drk: Im Feld „note“ steht das unsichtbare Zeichen U+2067{NOTHING}den Wert neu tippen, statt "
        "ihn hineinzukopieren.",
    ),
    "several lines for one": (
        changed('"DRK"', '"DRK\\nKreisverband"'),
        f"30, Eintrag mbe/drk: Der Text im Feld „organization“ geht über mehrere Zeilen{NOTHING}ihn in eine Zeile "
        "schreiben.",
    ),
    "endless line": (
        changed('"DRK"', f'"{"D" * 301}"'),
        f"30, Eintrag mbe/drk: Der Text im Feld „organization“ hat mehr als 300 Zeichen{NOTHING}ihn kürzen.",
    ),
    "text for number": (
        changed("age_min: 27", 'age_min: "27"'),
        f"16, Eintrag mbe: Im Feld „target.age_min“ muss eine ganze Zahl stehen{NOTHING}die Zahl ohne "
        "Anführungszeichen und Zusätze schreiben.",
    ),
    "text for truth": (
        GOOD + "          appointment_only: vielleicht\n",
        f"50, Eintrag mbe/drk: Im Feld „contact.appointment_only“ muss true oder false stehen{NOTHING}eines der "
        "beiden ohne Anführungszeichen schreiben.",
    ),
    "text for list": (
        changed("topics: [sprache, wohnen]", "topics: sprache"),
        f"12, Eintrag mbe: Im Feld „topics“ muss eine Liste stehen{NOTHING}die Werte in eckige Klammern setzen, "
        "mit Komma getrennt.",
    ),
    "text for block": (
        changed(GOOD[GOOD.index("    target:") : GOOD.index("    certainty:")], "    target: Erwachsene\n"),
        f"15, Eintrag mbe: Unter dem Feld „target“ müssen eigene Felder stehen{NOTHING}sie eingerückt darunter "
        "schreiben wie in einem anderen Eintrag.",
    ),
    "unknown field": (
        changed("        languages:", "        sprachen:"),
        f"33, Eintrag mbe/drk: Das Feld „sprachen“ gibt es hier nicht{NOTHING}die Schreibweise mit einem anderen "
        "Eintrag vergleichen oder die Zeile löschen.",
    ),
    "unknown topic": (
        changed("[sprache, wohnen]", "[sprache, tanzen]"),
        f"12, Eintrag mbe: Im Feld „topics“ steht „tanzen“, das es nicht gibt{NOTHING}eines von diesen schreiben: "
        "sprache, arbeit_ausbildung, wohnen, existenzsicherung, aufenthalt_recht, dokumente_anmeldung, "
        "bildung_schule_kita, gesundheit, familie_kinder, anerkennung, schulden_alltag, gewaltschutz, einbuergerung, "
        "partizipation_antidiskriminierung, sport_kultur, orientierung, case_management.",
    ),
    "no topic": (
        changed("[sprache, wohnen]", "[]"),
        f"12, Eintrag mbe: Die Liste „topics“ ist leer{NOTHING}mindestens einen Eintrag ergänzen.",
    ),
    "unknown status": (
        changed("[schutz]", "[asyl]"),
        f"18, Eintrag mbe: Im Feld „target.status_include“ steht „asyl“, das es nicht gibt{NOTHING}eines von diesen "
        "schreiben: eu, eu_fam, gestattung, schutz, p25_3, p25_5, ukraine24, duldung, duldung_ab, p25ab, arbeit, "
        "studium, suche, familie, unbefristet, spaetaussiedler, deutsch, visum, offen.",
    ),
    "status let in and kept out": (
        changed("[deutsch]", "[deutsch, schutz]"),
        f"19, Eintrag mbe: „schutz“ steht in „target.status_exclude“ und zugleich in der Gegenliste{NOTHING}"
        "den Wert in einer der beiden streichen.",
    ),
    "unknown confidence": (
        changed("eligibility: high", "eligibility: sicher"),
        f"22, Eintrag mbe: Im Feld „certainty.eligibility“ steht „sicher“, das es nicht gibt{NOTHING}eines von "
        "diesen schreiben: high, medium, low.",
    ),
    "unknown privacy": (
        changed("privacy: open", "privacy: geheim"),
        f"14, Eintrag mbe: Im Feld „privacy“ steht „geheim“, das es nicht gibt{NOTHING}eines von diesen schreiben: "
        "open, draft_only, neutral_slip.",
    ),
    "unknown source": (
        changed("existence: [HUC]", "existence: [HUK]"),
        f"25, Eintrag mbe: Das Feld „sources.existence“ nennt „HUK“, das in der Datei nirgends erklärt ist{NOTHING}"
        "die Schreibweise prüfen oder den Eintrag dazu ergänzen.",
    ),
    "unknown own desk": (
        changed("own_desk: mbe", "own_desk: willkommen"),
        f"3, Eintrag Dateikopf: Das Feld „own_desk“ nennt „willkommen“, das in der Datei nirgends erklärt ist"
        f"{NOTHING}die Schreibweise prüfen oder den Eintrag dazu ergänzen.",
    ),
    "sure fact without source": (
        changed("confidence: low\n", "confidence: high\n"),
        f"43, Eintrag mbe/drk: Die Angabe „contact.email.sources“ hat keine Quelle{NOTHING}eine Quelle nennen oder "
        "confidence auf low setzen.",
    ),
    "age upside down": (
        changed("age_max: 99", "age_max: 12"),
        f"17, Eintrag mbe: Im Feld „target.age_max“ liegt der untere Wert über dem oberen oder außerhalb der Skala"
        f"{NOTHING}beide Zahlen prüfen.",
    ),
    "no calendar day": (
        changed("2026-11-22", "2026-11-31"),
        f"2, Eintrag Dateikopf: Im Feld „as_of“ ist „2026-11-31“ kein Tag im Kalender{NOTHING}"
        "ihn wie 2026-11-22 schreiben.",
    ),
    "no calendar day behind a fact": (
        changed('as_of: "2024-12"', 'as_of: "2024-02-30"'),
        f"39, Eintrag mbe/drk: Im Feld „contact.phone.as_of“ ist „2024-02-30“ kein Tag im Kalender{NOTHING}"
        "ihn wie 2026-11-22 schreiben.",
    ),
    "date in words": (
        changed('as_of: "2024-12"', 'as_of: "Ende 2024"'),
        f"39, Eintrag mbe/drk: Im Feld „contact.phone.as_of“ hat „Ende 2024“ nicht die Form dieses Feldes{NOTHING}"
        "sie mit einem anderen Eintrag vergleichen.",
    ),
    "web address that runs code": (
        changed('"https://example.org"', '"javascript:alert(1)"'),
        f"46, Eintrag mbe/drk: Im Feld „contact.url.value“ hat „javascript:alert(1)“ nicht die Form dieses Feldes"
        f"{NOTHING}sie mit einem anderen Eintrag vergleichen.",
    ),
    "two phone numbers": (
        changed('"0521 51-0"', '"0521 51-0 oder 51-1"'),
        f"36, Eintrag mbe/drk: Im Feld „contact.phone.value“ hat „0521 51-0 oder 51-1“ nicht die Form dieses Feldes"
        f"{NOTHING}sie mit einem anderen Eintrag vergleichen.",
    ),
    "offer of another kind": (
        changed("id: mbe/drk", "id: jmd/drk"),
        f"29, Eintrag jmd/drk: Im Feld „id“ hat „jmd/drk“ nicht die Form dieses Feldes{NOTHING}"
        "sie mit einem anderen Eintrag vergleichen.",
    ),
    "no offers": (
        GOOD[: GOOD.index("    offers:")] + "    offers: []\n",
        f"28, Eintrag mbe: Die Liste „offers“ ist leer{NOTHING}mindestens einen Eintrag ergänzen.",
    ),
    "empty services": (
        GOOD[: GOOD.index("services:")] + "services: []\n",
        f"8, Eintrag Dateikopf: Die Liste „services“ ist leer{NOTHING}mindestens einen Eintrag ergänzen.",
    ),
    "duplicate id": (
        GOOD + GOOD[GOOD.index("  - id: mbe") :],
        f"50, Eintrag mbe: Die Kennung „mbe“ im Feld „id“ ist schon vergeben{NOTHING}eine andere wählen oder den "
        "doppelten Eintrag löschen.",
    ),
    "appointment only without the fact": (
        GOOD + "          appointment_only: true\n",
        f"35, Eintrag mbe/drk: Unter dem Feld „contact.appointment“ müssen eigene Felder stehen{NOTHING}sie "
        "eingerückt darunter schreiben wie in einem anderen Eintrag.",
    ),
    "secret address": (
        GOOD.replace("mbe", "frauenhaus").replace("          phone:", "          address:"),
        f"35, Eintrag frauenhaus/drk: Im Feld „contact.address“ steht eine Adresse, die geheim bleiben muss{NOTHING}"
        "das Feld löschen, auch aus älteren Fassungen der Datei.",
    ),
}


def refusal(path: Path) -> str:
    with pytest.raises(KnowledgeFault) as caught:
        load_catalogue(path)
    return sentence(Wording("de"), caught.value)


def test_the_unbroken_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "bielefeld.yaml"
    path.write_text("\ufeff" + GOOD, "utf-8")  # as Windows editors save it
    assert list(load_catalogue(path).services) == ["mbe"]


@pytest.mark.parametrize("kind", WHOLE_FILE)
def test_refuses_a_file_that_cannot_be_read(kind: str, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    content, said = WHOLE_FILE[kind]
    path = tmp_path / "bielefeld.yaml"
    path.write_bytes(content)
    with caplog.at_level(logging.DEBUG):
        assert refusal(path) == said
    assert (path.read_bytes(), list(tmp_path.iterdir()), caplog.records) == (content, [path], [])


@pytest.mark.parametrize("kind", RECORDS)
def test_refuses_a_record_with_a_fault(kind: str, tmp_path: Path) -> None:
    content, said = RECORDS[kind]
    path = tmp_path / "bielefeld.yaml"
    path.write_text(content, "utf-8")
    assert refusal(path) == HEAD + said
    assert path.read_text("utf-8") == content


def test_names_a_missing_file(tmp_path: Path) -> None:
    said = "die Datei an ihren Ort zurücklegen oder das Programm neu einrichten lassen."
    assert refusal(tmp_path / "bielefeld.yaml") == f"Die Datei bielefeld.yaml ist nicht da{NOTHING}{said}"


def test_names_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    folder = tmp_path / "bielefeld.yaml"
    folder.mkdir()
    said = "Leserechte prüfen und die Datei in anderen Programmen schließen."
    with pytest.raises(FileUnreadable):
        load_catalogue(folder)
    assert refusal(folder) == f"Die Datei bielefeld.yaml lässt sich nicht öffnen{NOTHING}{said}"


def test_never_quotes_a_secret_address(tmp_path: Path) -> None:
    path = tmp_path / "bielefeld.yaml"
    path.write_text(RECORDS["secret address"][0].replace("0521 51-0", "Lindenweg 1"), "utf-8")
    with pytest.raises(KnowledgeFault) as caught:
        load_catalogue(path)
    assert "Lindenweg" not in str(caught.value) + repr(caught.value) + sentence(Wording("de"), caught.value)


def test_a_long_value_is_quoted_in_one_short_line(tmp_path: Path) -> None:
    path = tmp_path / "bielefeld.yaml"
    path.write_text(changed("mbe/drk", '"' + "lang\\n" * 500 + '"'), "utf-8")
    said = refusal(path)
    assert "\n" not in said
    assert len(said) < 400
