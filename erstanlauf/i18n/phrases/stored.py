"""The sheet "Was speichern wir?": what is kept of a visit, for how long, and what a person can ask for.

Legal phrases, as those of `consent`. Source: GDPR article 13; what is said here is what the store keeps.
"""

from erstanlauf.i18n.wording import N_

# Translators: title of a sheet of paper
STORED_TITLE = N_("Was speichern wir?")
# Translators: two whole sentences: what is kept only where somebody said yes, what is never kept
NO_PERSON = N_(
    "Ohne Ihr Ja speichern wir keinen Namen. Geburtsdatum, Staatsangehörigkeit und Passnummer speichern wir nie."
)
# Translators: heading above what is kept
WE_KEEP = N_("Das speichern wir:")
# Translators: line in a list of what is kept; "Wohnung" as on the tile of that topic
KEPT_TOPICS = N_("worum es ging, zum Beispiel „Wohnung“ oder „Arzt, Gesundheit“")
# Translators: line in a list of what is kept
KEPT_SERVICES = N_("zu welchen Stellen wir Sie geschickt haben und welche nicht passten")
# Translators: line in a list of what is kept: the person was asked on a later visit
KEPT_RETURN = N_("wenn Sie wiederkommen: ob Sie bei den Stellen waren und ob es gepasst hat")
# Translators: line in a list of what is kept: day and time of the visit
KEPT_DAY = N_("Tag, Beginn und Ende Ihres Besuchs")
# Translators: line in a list of what is kept: topics for which there is no service
KEPT_GAPS = N_("wofür wir keine Hilfe gefunden haben")
# Translators: line in a list of what is kept
KEPT_NUMBER = N_("die Nummer Ihres Zettels")
# Translators: line in a list of what is kept: how many slips were printed for this person
SLIPS_PRINTED = N_("wie viele Zettel gedruckt wurden")
# Translators: line in a list of what is kept: offices that could not help; below it stand their names
NOT_SUITABLE = N_("welche Stellen nicht passten")
# Translators: line in a list of what is kept: it is erased when the day of the visit is over
LANGUAGE_TODAY = N_("die Sprache Ihres Zettels, bis zum Ende dieses Tages")
# Translators: line in a list of what is kept: why the clerk decided so; Case Management is the name of the service
OVERRULED = N_("warum wir Ihnen Case Management angeboten oder nicht angeboten haben")
# Translators: line in a list of what is kept: one of a few large groups the person is counted in, and whether Case
# Management (the name of the service) was offered, wanted, handed over
KEPT_GROUP = N_("Ihre Gruppe, zum Beispiel „Studium“, und was aus Case Management wurde")
# Translators: line in a list of what is kept: rules (of law, of an office) because of which an office could not be
# suggested; erased when the day of the visit is over
RULES_TODAY = N_("welche Regeln gegen eine Stelle sprachen, bis zum Ende dieses Tages")
# Translators: what stays when the time is over in which the visit is kept: counts of all people of a month
THEN_COUNTS = N_("Danach bleiben nur Zahlen: wie viele Menschen, Sprachen, Themen, Gruppen und Regeln.")
# Translators: heading of a list
WE_DO_NOT_KEEP = N_("Das speichern wir nicht:")
# Translators: what is not kept: health, violence, debts
NOT_KEPT_SENSITIVE = N_("Einzelheiten zu Gesundheit, Gewalt oder Schulden: Sie werden am Ende des Gesprächs gelöscht.")
# Translators: what is not kept: answers about residence permit, family, age and the like
NOT_KEPT_ANSWERS = N_("Ihre Antworten auf unsere Fragen: Sie werden am Ende des Gesprächs gelöscht.")
# Translators: why something is kept at all
WHY_KEPT = N_("Warum: damit wir Ihnen beim nächsten Mal schneller helfen und sehen, wo Hilfe fehlt.")
# Translators: in few words; placeholders are figures (3 to 365); "Protokoll": log of what the office did, not minutes
HOW_LONG = N_(
    "Wie lange: {days} Tage, Sicherungskopien {copies} Tage länger, offene Gespräche {hours} Stunden, Protokoll "
    "ohne Namen und Anliegen {months} Monate."
)
# Translators: {day} is a date, {copies} and {months} are figures (3 to 60); "Protokoll": log of what the office did
UNTIL_WHEN = N_(
    "Wie lange: bis zum {day}, oder bis Sie verlangen, dass wir es löschen. In Sicherungskopien bleibt es "
    "höchstens {copies} Tage länger, im Protokoll, ohne Namen und Anliegen, {months} Monate."
)
# Translators: where it is kept
WHERE_KEPT = N_("Alles ist verschlüsselt. Andere Ämter können es nicht lesen.")
# Translators: what the person can do; the number is that of the slip
ASK_FOR_ERASURE = N_(
    "Mit der Nummer Ihres Zettels können Sie fragen, was gespeichert ist, und verlangen, dass es gelöscht wird."
)
# Translators: the only case in which a name and answers are kept
WITH_YOUR_YES = N_(
    "Nur wenn Sie Ja sagen, speichern wir Ihren Namen und Ihre Antworten und geben sie an eine Stelle, die Ihnen hilft."
)
# Translators: what the QR code on the slip holds; it is encrypted
QR_HOLDS = N_("Im QR-Code steht, wofür Sie hier waren und wohin Sie gehen, kein Name. Nur wir können ihn lesen.")
# Translators: where to complain; {authority} is the name of the data protection authority and stays German
COMPLAIN = N_("Beschwerde über Datenschutz: {authority}")
# Translators: who answers for the data; {city} is the name of the city
RESPONSIBLE = N_("Verantwortlich: Stadt {city}")
