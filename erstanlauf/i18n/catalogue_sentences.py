"""Sentences for trouble with the upkeep of the catalogue and its exchange: what happened, what is safe, what to do."""

from erstanlauf.i18n.wording import N_

CATALOGUE_SENTENCES: dict[str, str] = {
    "catalogue.offer_missing": N_(
        "Das Angebot {offer} gibt es im Katalog nicht; geändert wurde nichts – die Liste neu öffnen."
    ),
    "catalogue.nothing_to_publish": N_(
        "Seit der letzten Fassung wurde nichts geändert; der Katalog gilt unverändert weiter – erst eine Angabe ändern."
    ),
    "catalogue.kind_missing": N_(
        "Ohne „{kind}“ wüsste der Tresen für manche Menschen keinen Weg; veröffentlicht wurde nichts, die Änderungen "
        "bleiben gespeichert – dort ein Angebot wieder auf „aktiv“ stellen oder zuerst das Regelwerk anpassen lassen."
    ),
    "catalogue.work_unpublished": N_(
        "Es gibt noch Änderungen, die nicht veröffentlicht sind ({steps}); sie bleiben gespeichert, und der Katalog "
        "gilt unverändert weiter – sie erst veröffentlichen oder zurücknehmen."
    ),
    "catalogue.version_unchanged": N_(
        "Die Fassung Nr. {number} sagt dasselbe wie die jetzige; geändert wurde nichts – eine andere Fassung wählen."
    ),
    "calls.answer_overtaken": N_(
        "Am Katalog wurde seitdem anderswo weitergearbeitet; alle Antworten bleiben gespeichert – diese unter „Katalog "
        "pflegen“ ändern."
    ),
    "catalogue.version_missing": N_(
        "Eine Fassung Nr. {number} gab es an diesem Tresen nie; der Katalog gilt unverändert weiter – eine Fassung aus "
        "der Liste wählen."
    ),
    "catalogue.source_wanted": N_(
        "Woher die Angabe stammt, steht noch nicht da; gespeichert wurde nichts – eine Quelle wählen, mit Alt+T das "
        "Telefonat von heute."
    ),
    "catalogue.verified_ahead": N_(
        "Der {day} kommt erst noch; gespeichert wurde nichts – den Tag eintragen, an dem geprüft wurde."
    ),
    "catalogue.name_wanted": N_(
        "Ohne einen Namen aus lateinischen Buchstaben oder Ziffern entsteht kein Eintrag; gespeichert wurde nichts – "
        "den Namen eintragen."
    ),
    "catalogue.topic_wanted": N_(
        "Ohne Thema fände niemand zu dieser Art; gespeichert wurde nichts – mindestens ein Thema ankreuzen."
    ),
    "exchange.catalogue_moved": N_(
        "Seit die Datei gelesen wurde, ist am Katalog gearbeitet worden; übernommen wurde nichts – die Datei noch "
        "einmal einlesen, dann zeigt der Bericht den neuen Stand."
    ),
    "towns.unnamed": N_(
        "Zu dem Schlüssel fehlt ein Name in einer Zeile; aufgenommen wurde nichts – die Stadt oder Stelle nennen, der "
        "er gehört."
    ),
    "towns.own_key": N_(
        "Das ist der Schlüssel dieses Platzes; aufgenommen wurde nichts – die Schlüsseldatei der anderen Stelle wählen."
    ),
}
