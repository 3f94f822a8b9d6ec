"""Sentences for trouble with parcels, their keys and folders, mapping files and receipts: what happened, what is safe,
what to do next.
"""

from erstanlauf.i18n.wording import N_

HANDOVER_FILE_SENTENCES: dict[str, str] = {
    "parcel_key.unreadable": N_(
        "Der Schlüssel von „{recipient}“ ist nicht lesbar; weggegangen ist nichts, die Übergabe wartet – unter "
        "„Empfänger“ den öffentlichen Schlüssel einsetzen, eine Zeile, die mit age1 beginnt."
    ),
    "parcel_key.secret": N_(
        "Bei „{recipient}“ ist der geheime Schlüssel eingetragen; weggegangen ist nichts, die Übergabe wartet – den "
        "Schlüssel hier löschen, die Stelle um ein neues Paar bitten und nur die Zeile einsetzen, die mit age1 beginnt."
    ),
    "parcel_key.missing": N_(
        "Für „{recipient}“ ist kein Schlüssel eingetragen, und unverschlüsselt ist nicht erlaubt; weggegangen ist "
        "nichts, die Übergabe wartet – unter „Empfänger“ den öffentlichen Schlüssel einsetzen."
    ),
    "handover_folder.failed": N_(
        "Das Paket {file} ließ sich nicht in {folder} ablegen; es liegt dort nicht, die Übergabe wartet und wird von "
        "selbst noch einmal versucht – bleibt es dabei, die IT nach diesem Ordner fragen."
    ),
    "handover_folder.missing": N_(
        "Der Ordner {folder} ist nicht zu erreichen; das Paket {file} wartet hier und wird von selbst noch einmal "
        "versucht – bleibt es dabei, Netzlaufwerk und Adresse des Ordners prüfen."
    ),
    "handover_folder.locked": N_(
        "Im Ordner {folder} darf dieser Rechner nicht schreiben oder lesen; das Paket {file} wartet hier und wird von "
        "selbst noch einmal versucht – die IT um das Recht für diesen Ordner bitten."
    ),
    "handover_folder.full": N_(
        "Auf dem Laufwerk mit dem Ordner {folder} ist kein Platz für das Paket {file}; es liegt dort nicht und wartet "
        "hier – Platz schaffen, gesendet wird dann von selbst."
    ),
    "handover_folder.name_too_long": N_(
        "Der Weg zum Ordner {folder} ist zu lang für die Datei {file}; sie liegt dort nicht und wartet hier – unter "
        "„Empfänger“ einen Ordner mit kürzerem Weg einsetzen."
    ),
    "handover_folder.other_file": N_(
        "Im Ordner {folder} liegt unter dem Namen {file} schon etwas anderes; es blieb, wie es ist, und die Übergabe "
        "wartet – mit der Stelle klären, was dort liegt, und es zur Seite legen."
    ),
    "mapping.not_opened": N_(
        "Die Spaltendatei {file} lässt sich nicht öffnen; weggegangen ist nichts – Namen, Ordner und Leserechte prüfen."
    ),
    "mapping.too_large": N_(
        "Die Spaltendatei {file} ist größer als {limit_kb} kB und wurde nicht gelesen; weggegangen ist nichts – "
        "prüfen, ob es die richtige Datei ist."
    ),
    "mapping.empty": N_(
        "Die Spaltendatei {file} ist leer; weggegangen ist nichts – mit einer Kopie von allgemein.toml beginnen."
    ),
    "mapping.utf_16": N_(
        "Die Spaltendatei {file} ist in UTF-16 gespeichert; weggegangen ist nichts – im Editor mit der Kodierung UTF-8 "
        "sichern."
    ),
    "mapping.not_utf8": N_(
        "{file}, Zeile {line}: Hier steht ein Zeichen, das nicht in UTF-8 gespeichert ist; weggegangen ist nichts – "
        "die Datei im Editor mit der Kodierung UTF-8 sichern."
    ),
    "mapping.hidden": N_(
        "{file}, Zeile {line}: Hier steht ein Zeichen, das man nicht sieht ({character}); weggegangen ist nichts – "
        "das Zeichen löschen."
    ),
    "mapping.not_toml": N_(
        "{file}, Zeile {line}: Das ist kein TOML; weggegangen ist nichts – Anführungszeichen, Klammern und das "
        "Zeichen = in dieser Zeile prüfen."
    ),
    "mapping.beyond_reason": N_(
        "{file}, Zeile {line}: So tief verschachtelt oder so lang ist keine Spaltendatei; weggegangen ist nichts – "
        "diese Zeile löschen und nach LIESMICH.md neu schreiben."
    ),
    "mapping.key_twice": N_(
        "{file}, Zeile {line}: Derselbe Name steht hier zum zweiten Mal; weggegangen ist nichts – einen von beiden "
        "löschen."
    ),
    "mapping.version": N_(
        "{file}, Zeile {line}: Für „{key}“ kennt dieses Programm nur den Wert {wanted}; weggegangen ist nichts – mit "
        "einer Kopie von allgemein.toml beginnen."
    ),
    "mapping.unknown_key": N_(
        "{file}, Zeile {line}: „{key}“ gibt es hier nicht; weggegangen ist nichts – möglich sind: {known}."
    ),
    "mapping.key_missing": N_(
        "{file}, Zeile {line}: Hier fehlt „{key}“; weggegangen ist nichts – nachtragen, wie in LIESMICH.md gezeigt."
    ),
    "mapping.not_text": N_(
        "{file}, Zeile {line}: Bei „{key}“ muss ein Text stehen; weggegangen ist nichts – den Wert in "
        "Anführungszeichen setzen."
    ),
    "mapping.not_a_table": N_(
        "{file}, Zeile {line}: „{key}“ ist nicht so geschrieben, wie es hier sein muss; weggegangen ist nichts – die "
        "Zeile {wanted} darüber setzen und die Angaben darunter."
    ),
    "mapping.text_too_long": N_(
        "{file}, Zeile {line}: Der Text bei „{key}“ hat mehr als {limit} Zeichen; weggegangen ist nichts – ihn kürzen."
    ),
    "mapping.too_many": N_(
        "{file}, Zeile {line}: Von „{key}“ gibt es mehr als {limit}; weggegangen ist nichts – prüfen, ob es die "
        "richtige Datei ist."
    ),
    "mapping.source_or_constant": N_(
        "{file}, Zeile {line}: Diese Spalte braucht entweder source oder constant, nicht beides und nicht keins; "
        "weggegangen ist nichts – eines davon eintragen."
    ),
    "mapping.unknown_source": N_(
        "{file}, Zeile {line}: Ein Feld „{source}“ gibt es nicht; weggegangen ist nichts – am ähnlichsten ist "
        "„{near}“, alle stehen in LIESMICH.md."
    ),
    "mapping.source_of_need": N_(
        "{file}, Zeile {line}: „{source}“ gehört zu einem einzelnen Anliegen und steht nicht bei der Person; "
        "weggegangen ist nichts – die Spalte unter [[need]] setzen."
    ),
    "mapping.heading_twice": N_(
        "{file}, Zeile {line}: Die Überschrift „{heading}“ kommt zweimal vor; weggegangen ist nichts – eine der "
        "beiden ändern."
    ),
    "mapping.heading_empty": N_(
        "{file}, Zeile {line}: Diese Spalte hat keine Überschrift; weggegangen ist nichts – bei heading einen Text "
        "eintragen."
    ),
    "mapping.date_form": N_(
        "{file}, Zeile {line}: „{form}“ ist keine Form für ein Datum; weggegangen ist nichts – aus TT, MM, JJJJ, hh, "
        "mm, ss und den Zeichen . , : / - _ zusammensetzen, zum Beispiel TT.MM.JJJJ."
    ),
    "mapping.time_of_day": N_(
        "{file}, Zeile {line}: „{source}“ ist ein Tag ohne Uhrzeit; weggegangen ist nichts – hh, mm und ss aus der "
        "Form streichen."
    ),
    "mapping.no_date": N_(
        "{file}, Zeile {line}: In dieser Spalte steht kein Datum; weggegangen ist nichts – die Angabe date löschen."
    ),
    "mapping.unknown_list": N_(
        "{file}, Zeile {line}: Eine Liste „{list}“ gibt es in dieser Datei nicht; weggegangen ist nichts – sie unter "
        "[lists.NAME] anlegen oder den Namen berichtigen."
    ),
    "mapping.list_without_codes": N_(
        "{file}, Zeile {line}: Was in dieser Spalte steht, hat keine Kennungen für die Liste „{list}“; weggegangen "
        "ist nichts – die Angabe list löschen oder ein Feld mit Kennungen nehmen."
    ),
    "mapping.list_not_used": N_(
        "{file}, Zeile {line}: Die Liste „{list}“ benutzt keine Spalte; weggegangen ist nichts – sie löschen oder bei"
        " einer Spalte als list eintragen."
    ),
    "mapping.unknown_code": N_(
        "{file}, Zeile {line}: In der Liste „{list}“ steht die Kennung „{key}“, die es nicht gibt; weggegangen ist "
        "nichts – am ähnlichsten ist „{near}“, alle stehen in LIESMICH.md."
    ),
    "mapping.code_missing": N_(
        "{file}, Zeile {line}: In der Liste „{list}“ fehlt die Kennung „{key}“; weggegangen ist nichts – sie "
        "nachtragen oder mit default sagen, was sonst gilt."
    ),
    "mapping.default_missing": N_(
        "{file}, Zeile {line}: Bei der Liste „{list}“ kann auch anderes vorkommen als genannt; weggegangen ist nichts"
        " – mit default sagen, was dann gilt."
    ),
    "receipt_folder.unreachable": N_(
        "In den Ordner {folder} lässt sich nicht hineinsehen, darum sind seine Quittungen noch nicht gelesen; "
        "verloren ist nichts, gelesen wird später von selbst – bleibt es dabei, Netzlaufwerk und Leserechte prüfen."
    ),
    "receipt_folder.not_moved": N_(
        "Die Quittung {file} in {folder} ist gelesen, ließ sich aber nicht nach „gelesen“ verschieben; verloren ist "
        "nichts, ein zweites Mal zählt sie nicht – die IT um Schreibrechte im Ordner „quittungen“ bitten."
    ),
    "receipt.too_many": N_(
        "Im Ordner „{file}“ liegen mehr als {limit} Quittungen; gelesen sind die ersten, verloren ist nichts – die "
        "Stelle bitten, dort aufzuräumen."
    ),
    "receipt.not_opened": N_(
        "Die Quittung {file} lässt sich nicht öffnen oder ist keine gewöhnliche Datei; am Stand der Übergaben ändert "
        "sich nichts – die Stelle bitten, sie neu abzulegen."
    ),
    "receipt.too_large": N_(
        "Die Quittung {file} ist größer als {limit_kb} kB und wurde nicht gelesen; am Stand der Übergaben ändert sich "
        "nichts – die Stelle fragen, was dort liegt."
    ),
    "receipt.empty": N_(
        "Die Quittung {file} ist leer; am Stand der Übergaben ändert sich nichts – die Stelle bitten, sie neu "
        "abzulegen."
    ),
    "receipt.not_utf8": N_(
        "Die Quittung {file} ist nicht in UTF-8 gespeichert; am Stand der Übergaben ändert sich nichts – die Stelle "
        "bitten, sie in UTF-8 neu abzulegen."
    ),
    "receipt.not_json": N_(
        "Die Quittung {file} ist in Zeile {line} kein JSON; am Stand der Übergaben ändert sich nichts – die Stelle "
        "bitten, sie nach dem Beispiel neu abzulegen."
    ),
    "receipt.beyond_reason": N_(
        "So tief verschachtelt oder mit solchen Zahlen wie {file} ist keine Quittung; am Stand der Übergaben ändert "
        "sich nichts – die Stelle fragen, was dort liegt."
    ),
    "receipt.field_twice": N_(
        "In der Quittung {file} steht „{field}“ zweimal; am Stand der Übergaben ändert sich nichts – die Stelle "
        "bitten, sie neu abzulegen."
    ),
    "receipt.other_form": N_(
        "{file} ist keine Quittung in der Form, die dieses Programm liest; am Stand der Übergaben ändert sich nichts "
        "– die Stelle bitten, sie nach dem Beispiel neu abzulegen."
    ),
    "receipt.field_unknown": N_(
        "In der Quittung {file} steht „{field}“, das es dort nicht gibt; am Stand der Übergaben ändert sich nichts – "
        "möglich sind: {known}."
    ),
    "receipt.field_missing": N_(
        "In der Quittung {file} fehlt „{field}“; am Stand der Übergaben ändert sich nichts – die Stelle bitten, sie "
        "neu abzulegen."
    ),
    "receipt.value_wrong": N_(
        "In der Quittung {file} steht bei „{field}“ etwas anderes, als dort stehen kann; am Stand der Übergaben "
        "ändert sich nichts – richtig ist zum Beispiel: {wanted}."
    ),
    "receipt.reason_missing": N_(
        "Die Quittung {file} lehnt ab und sagt nicht, warum; am Stand der Übergabe ändert sich nichts – die Stelle "
        "bitten, bei „reason“ eines davon einzutragen: {known}."
    ),
    "receipt.reason_not_here": N_(
        "Die Quittung {file} nennt einen Grund, obwohl sie „{status}“ meldet; am Stand der Übergabe ändert sich "
        "nichts – die Stelle fragen, was gemeint ist."
    ),
}
