"""Sentences for trouble with files of catalogue, rules and plan: what happened, what is safe, what to do next."""

from erstanlauf.i18n.wording import N_

KNOWLEDGE_SENTENCES: dict[str, str] = {
    "knowledge.file_missing": N_(
        "Die Datei {file} ist nicht da; geändert wurde nichts – die Datei an ihren Ort zurücklegen oder das "
        "Programm neu einrichten lassen."
    ),
    "knowledge.file_unreadable": N_(
        "Die Datei {file} lässt sich nicht öffnen; geändert wurde nichts – Leserechte prüfen und die Datei in"
        " anderen Programmen schließen."
    ),
    "knowledge.file_too_large": N_(
        "Die Datei {file} ist größer als {limit_mb} MB und wurde nicht gelesen; geändert wurde nichts – "
        "prüfen, ob es die richtige Datei ist."
    ),
    "knowledge.file_empty": N_(
        "Die Datei {file} ist leer; geändert wurde nichts – die letzte gute Fassung der Datei zurückholen."
    ),
    "knowledge.not_utf8": N_(
        "{file}, Zeile {line}: Die Datei ist nicht in UTF-8 gespeichert; geändert wurde nichts – im Editor "
        "„Speichern unter“ wählen, dort die Kodierung UTF-8."
    ),
    "knowledge.control_character": N_(
        "{file}, Zeile {line}: Dort steht das unsichtbare Steuerzeichen {character}; geändert wurde nichts – "
        "die Zeile neu tippen, statt sie hineinzukopieren."
    ),
    "knowledge.not_yaml": N_(
        "{file}, Zeile {line}: Der Aufbau der Datei stimmt dort oder kurz davor nicht; geändert wurde nichts "
        "– Einrückung, Doppelpunkte, Klammern und Anführungszeichen mit dem Eintrag darüber vergleichen."
    ),
    "knowledge.tab_indentation": N_(
        "{file}, Zeile {line}: Die Zeile ist mit einem Tabulator eingerückt; geändert wurde nichts – "
        "Leerzeichen statt des Tabulators setzen."
    ),
    "knowledge.several_documents": N_(
        "{file}, Zeile {line}: Mit „---“ beginnt dort ein zweites Dokument; geändert wurde nichts – die Zeile"
        " löschen, alles gehört in ein Dokument."
    ),
    "knowledge.not_a_mapping": N_(
        "Die Datei {file} beginnt nicht mit Feldern der Form „Name: Wert“; geändert wurde nichts – die letzte"
        " gute Fassung der Datei daneben legen und vergleichen."
    ),
    "knowledge.alias_used": N_(
        "{file}, Zeile {line}: Verweise und Typangaben („&“, „*“, „!“ am Anfang eines Wertes) sind nicht "
        "erlaubt; geändert wurde nichts – den Wert ausschreiben oder in Anführungszeichen setzen."
    ),
    "knowledge.too_deep": N_(
        "{file}, Zeile {line}: Die Datei ist tiefer als {limit} Ebenen verschachtelt; geändert wurde nichts –"
        " Klammern und Einrückung dieser Stelle prüfen."
    ),
    "knowledge.duplicate_key": N_(
        "{file}, Zeile {line}: Das Feld „{field}“ steht in diesem Eintrag zweimal; geändert wurde nichts – "
        "eine der beiden Zeilen löschen."
    ),
    "knowledge.ambiguous_value": N_(
        "{file}, Zeile {line}: „{value}“ ohne Anführungszeichen ist mehrdeutig; geändert wurde nichts – als "
        'Text „"{value}"“ schreiben, als Ja oder Nein true oder false.'
    ),
    "knowledge.missing_field": N_(
        "{file}, Zeile {line}, Eintrag {record}: Das Feld „{field}“ fehlt oder ist leer; geändert wurde "
        "nichts – das Feld ausfüllen."
    ),
    "knowledge.unknown_field": N_(
        "{file}, Zeile {line}, Eintrag {record}: Das Feld „{field}“ gibt es hier nicht; geändert wurde nichts"
        " – die Schreibweise mit einem anderen Eintrag vergleichen oder die Zeile löschen."
    ),
    "knowledge.text_expected": N_(
        "{file}, Zeile {line}, Eintrag {record}: Im Feld „{field}“ muss ein Text stehen; geändert wurde "
        "nichts – den Wert in Anführungszeichen setzen."
    ),
    "knowledge.hidden_character": N_(
        "{file}, Zeile {line}, Eintrag {record}: Im Feld „{field}“ steht das unsichtbare Zeichen {character}; "
        "geändert wurde nichts – den Wert neu tippen, statt ihn hineinzukopieren."
    ),
    "knowledge.line_break_inside": N_(
        "{file}, Zeile {line}, Eintrag {record}: Der Text im Feld „{field}“ geht über mehrere Zeilen; geändert wurde "
        "nichts – ihn in eine Zeile schreiben."
    ),
    "knowledge.text_too_long": N_(
        "{file}, Zeile {line}, Eintrag {record}: Der Text im Feld „{field}“ hat mehr als {limit} Zeichen; geändert "
        "wurde nichts – ihn kürzen."
    ),
    "knowledge.number_expected": N_(
        "{file}, Zeile {line}, Eintrag {record}: Im Feld „{field}“ muss eine ganze Zahl stehen; geändert "
        "wurde nichts – die Zahl ohne Anführungszeichen und Zusätze schreiben."
    ),
    "knowledge.truth_expected": N_(
        "{file}, Zeile {line}, Eintrag {record}: Im Feld „{field}“ muss true oder false stehen; geändert "
        "wurde nichts – eines der beiden ohne Anführungszeichen schreiben."
    ),
    "knowledge.list_expected": N_(
        "{file}, Zeile {line}, Eintrag {record}: Im Feld „{field}“ muss eine Liste stehen; geändert wurde "
        "nichts – die Werte in eckige Klammern setzen, mit Komma getrennt."
    ),
    "knowledge.block_expected": N_(
        "{file}, Zeile {line}, Eintrag {record}: Unter dem Feld „{field}“ müssen eigene Felder stehen; "
        "geändert wurde nichts – sie eingerückt darunter schreiben wie in einem anderen Eintrag."
    ),
    "knowledge.unknown_code": N_(
        "{file}, Zeile {line}, Eintrag {record}: Im Feld „{field}“ steht „{value}“, das es nicht gibt; "
        "geändert wurde nichts – eines von diesen schreiben: {allowed}."
    ),
    "knowledge.duplicate_id": N_(
        "{file}, Zeile {line}, Eintrag {record}: Die Kennung „{value}“ im Feld „{field}“ ist schon vergeben; "
        "geändert wurde nichts – eine andere wählen oder den doppelten Eintrag löschen."
    ),
    "knowledge.unknown_reference": N_(
        "{file}, Zeile {line}, Eintrag {record}: Das Feld „{field}“ nennt „{value}“, das in der Datei "
        "nirgends erklärt ist; geändert wurde nichts – die Schreibweise prüfen oder den Eintrag dazu "
        "ergänzen."
    ),
    "knowledge.unknown_kind": N_(
        "{file}, Zeile {line}, Eintrag {record}: Das Feld „{field}“ nennt das Angebot „{value}“, das der Katalog nicht "
        "kennt; geändert wurde nichts – die Schreibweise mit dem Katalog vergleichen."
    ),
    "knowledge.unknown_document": N_(
        "{file}, Zeile {line}, Eintrag {record}: Das Feld „{field}“ nennt die Unterlage „{value}“, für die der "
        "Laufzettel keine Worte hat; geändert wurde nichts – die Schreibweise mit der Liste „document“ in "
        "catalogue.schema.json vergleichen."
    ),
    "knowledge.bad_span": N_(
        "{file}, Zeile {line}, Eintrag {record}: Im Feld „{field}“ liegt der untere Wert über dem oberen oder"
        " außerhalb der Skala; geändert wurde nichts – beide Zahlen prüfen."
    ),
    "knowledge.bad_date": N_(
        "{file}, Zeile {line}, Eintrag {record}: Im Feld „{field}“ ist „{value}“ kein Tag im Kalender; "
        "geändert wurde nichts – ihn wie 2026-11-22 schreiben."
    ),
    "knowledge.bad_form": N_(
        "{file}, Zeile {line}, Eintrag {record}: Im Feld „{field}“ hat „{value}“ nicht die Form dieses "
        "Feldes; geändert wurde nichts – sie mit einem anderen Eintrag vergleichen."
    ),
    "knowledge.source_missing": N_(
        "{file}, Zeile {line}, Eintrag {record}: Die Angabe „{field}“ hat keine Quelle; geändert wurde "
        "nichts – eine Quelle nennen oder confidence auf low setzen."
    ),
    "knowledge.contradiction": N_(
        "{file}, Zeile {line}, Eintrag {record}: „{value}“ steht in „{field}“ und zugleich in der "
        "Gegenliste; geändert wurde nichts – den Wert in einer der beiden streichen."
    ),
    "knowledge.rule_contradiction": N_(
        "{file}, Zeile {line}, Eintrag {record}: „{value}“ im Feld „{field}“ ist unter genau derselben Bedingung schon "
        "anders entschieden, einmal als passend und einmal als nicht passend; geändert wurde nichts – eine der beiden "
        "Wirkungen streichen oder ihre Bedingung ändern."
    ),
    "knowledge.effect_repeated": N_(
        "{file}, Zeile {line}, Eintrag {record}: Was im Feld „{field}“ von „{value}“ gesagt wird, steht unter "
        "derselben Bedingung schon einmal da; geändert wurde nichts – eine der beiden Wirkungen streichen."
    ),
    "knowledge.ends_too_early": N_(
        "{file}, Zeile {line}, Eintrag {record}: Im Feld „{field}“ liegt „{value}“ vor dem ersten Tag der Regel; "
        "geändert wurde nichts – valid_from und valid_to vergleichen."
    ),
    "knowledge.versions_overlap": N_(
        "{file}, Zeile {line}, Eintrag {record}: Im Feld „{field}“ beginnt mit „{value}“ eine Fassung, während die "
        "Fassung vom {earlier} noch gilt; geändert wurde nichts – bei der früheren valid_to auf den Tag davor setzen "
        "oder eine der beiden streichen."
    ),
    "knowledge.version_gap": N_(
        "{file}, Zeile {line}, Eintrag {record}: Im Feld „{field}“ beginnt mit „{value}“ eine Fassung, die frühere "
        "endet aber schon am {earlier}, und dazwischen gilt keine; geändert wurde nichts – valid_to der früheren "
        "Fassung auf den Tag davor setzen."
    ),
    "knowledge.secret_address": N_(
        "{file}, Zeile {line}, Eintrag {record}: Im Feld „{field}“ steht eine Adresse, die "
        "geheim bleiben muss; geändert wurde nichts – das Feld löschen, auch aus älteren Fassungen der Datei."
    ),
    "knowledge.empty_list": N_(
        "{file}, Zeile {line}, Eintrag {record}: Die Liste „{field}“ ist leer; geändert wurde nichts – "
        "mindestens einen Eintrag ergänzen."
    ),
    "knowledge.prerequisite_cycle": N_(
        "{file}, Zeile {line}, Eintrag {record}: Im Feld „{field}“ schließt sich ein Kreis, in dem jedes Angebot "
        "vor dem nächsten käme ({value}); geändert wurde nichts – die Angabe streichen, die nicht stimmt."
    ),
    "knowledge.only_facts_decide": N_(
        "{file}, Zeile {line}, Eintrag {record}: Das Feld „{field}“ entscheidet hier nach „{value}“; über eine "
        "Zielgruppe entscheiden nur Angaben (fact, child), nie Anliegen oder ungefragt Gesagtes; geändert wurde "
        "nichts – die Bedingung mit „fact“ schreiben."
    ),
    "knowledge.fact_not_for_groups": N_(
        "{file}, Zeile {line}, Eintrag {record}: Nach „{value}“ im Feld „{field}“ darf keine Zielgruppe gezählt "
        "werden; geändert wurde nichts – eines von diesen schreiben: {allowed}."
    ),
    "knowledge.reserved_id": N_(
        "{file}, Zeile {line}, Eintrag {record}: Die Kennung „{value}“ im Feld „{field}“ braucht das Programm selbst; "
        "geändert wurde nichts – eine andere wählen."
    ),
    "knowledge.too_many_entries": N_(
        "{file}, Zeile {line}, Eintrag {record}: Die Liste „{field}“ hat mehr als {limit} Einträge; geändert wurde "
        "nichts – ähnliche zusammenfassen."
    ),
}
