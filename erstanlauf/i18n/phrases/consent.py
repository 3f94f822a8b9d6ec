"""What a person is told and asked before data is handed over: who gets what, why, until when, and that "no" is fine.

Legal phrases: the administrator can have them in German only as long as their translation is a draft (`is_legal`).
Source: GDPR articles 4 (11), 6, 7, 9 and 13; the short text comes first, the full text is on paper.
"""

from collections.abc import Mapping

from erstanlauf.domain.handover.consent import DataField
from erstanlauf.i18n.wording import N_

# Translators: consent to handing over data; heading
CONSENT_TITLE = N_("Dürfen wir Ihre Angaben weitergeben?")
# Translators: consent: who gets the data; {recipient} is the name of an office and stays German
CONSENT_TO = N_("Wir geben Ihre Angaben an: {recipient}")
# Translators: consent: why; "die Stelle" is the office that gets the data
CONSENT_WHY = N_("Damit die Stelle Ihnen helfen kann und Sie nicht alles noch einmal erzählen müssen.")
# Translators: consent: heading of the list of data
CONSENT_WHAT = N_("Diese Angaben:")
# Translators: consent: until when; {date} is a day
CONSENT_UNTIL = N_("Die Stelle speichert Ihre Angaben bis zum {date}.")
# Translators: consent: what the desk keeps itself; placeholders are figures (7 to 180); "die Stelle": as above
CONSENT_KEPT_HERE = N_(
    "Ihren Namen und Ihre Angaben löschen wir bei uns {days} Tage nach der letzten Antwort der Stelle, spätestens nach "
    "{most} Tagen, in Sicherungskopien {copies} Tage später. Dass Sie Ja gesagt haben, speichern wir ohne Ihren Namen "
    "{months} Monate."
)
# Translators: consent: which law; use the official name of the regulation in your language, DSGVO stays in brackets
CONSENT_BASIS = N_("Das dürfen wir nur mit Ihrem Ja: Artikel 6 und 9 der Datenschutz-Grundverordnung (DSGVO).")
# Translators: consent: it is voluntary
CONSENT_VOLUNTARY = N_("Sie entscheiden frei. Sie dürfen Nein sagen.")
# Translators: consent: refusing costs nothing
CONSENT_NO_HARM = N_("Wenn Sie Nein sagen, haben Sie keinen Nachteil. Sie bekommen trotzdem Ihren Zettel und Hilfe.")
# Translators: consent: it can be taken back; the code stands on the slip
CONSENT_WITHDRAW = N_("Sie können Ihr Ja jederzeit zurücknehmen. Der Code dafür steht auf Ihrem Zettel.")
# Translators: consent: what was done before the withdrawal stays lawful
CONSENT_WITHDRAW_EFFECT = N_("Was vorher schon weitergegeben wurde, war erlaubt.")
# Translators: consent: rights of the person; "die Stelle": the office that gets the data
CONSENT_RIGHTS = N_(
    "Sie können bei uns und bei der Stelle fragen, was gespeichert ist, und eine Kopie verlangen. Sie können "
    "verlangen, dass etwas berichtigt, gelöscht oder nicht mehr benutzt wird."
)
# Translators: consent: the short version
CONSENT_FULL_TEXT = N_("Den ganzen Text bekommen Sie auf Papier.")
# Translators: consent: beside a box to tick
CONSENT_YES = N_("Ja, ich bin einverstanden.")
# Translators: consent: beside a box to tick
CONSENT_NO = N_("Nein, ich möchte das nicht.")
# Translators: consent: beside a box to tick of its own, for data about health; {recipient} is the name of an office
CONSENT_HEALTH = N_("Auch Angaben zu meiner Gesundheit dürfen an: {recipient}")
# Translators: consent: beside a box to tick of its own; {recipient} is the name of an office
CONSENT_PROTECTION = N_("Auch Angaben dazu, dass ich Schutz brauche, dürfen an: {recipient}")
# Translators: consent: beside a box to tick of its own; {recipient} is the name of an office
CONSENT_DEBTS = N_("Auch Angaben zu meinen Schulden dürfen an: {recipient}")
# Translators: consent: beside a box to tick of its own; {recipient} is the name of an office
CONSENT_LITERACY = N_("Auch dass ich nicht lesen und schreiben kann, dürfen Sie sagen: {recipient}")
# Translators: consent: label before a line to sign on
CONSENT_SIGNATURE = N_("Datum und Unterschrift")
# Translators: consent: label before the code for withdrawing; {code} is made of letters and figures
CONSENT_CODE = N_("Code zum Zurücknehmen: {code}")
# Translators: consent was taken back, in whole or in part
WITHDRAWN = N_("Sie haben Ihr Ja zurückgenommen.")
# Translators: consent was taken back before the data went; {recipient} is the name of an office
WITHDRAWN_NOTHING_LEFT = N_("Was Sie zurückgenommen haben, hat diese Stelle nicht bekommen: {recipient}")
# Translators: consent was taken back after the data went; {recipient} is the name of an office
WITHDRAWN_OFFICE_TOLD = N_("Diese Stelle muss löschen, was Sie zurückgenommen haben. Wir sagen es ihr: {recipient}")
# Translators: consent: kind of data that is handed over
DATA_NAME = N_("Name")
# Translators: consent: kind of data that is handed over: the year only; the person need not say it
DATA_BIRTH_YEAR = N_("In welchem Jahr Sie geboren sind (wenn Sie es sagen möchten)")
# Translators: consent: kind of data that is handed over: phone or other way to reach the person
DATA_CONTACT = N_("Wie wir Sie erreichen (Telefon, E-Mail oder Adresse)")
# Translators: consent: kind of data that is handed over
DATA_LANGUAGE = N_("Ihre Sprache")
# Translators: consent: kind of data that is handed over: topics of the visit
DATA_NEEDS = N_("Wobei Sie Hilfe brauchen")
# Translators: consent: kind of data that is handed over: answers given at the desk
DATA_ANSWERS = N_("Ihre Antworten von heute")
# Translators: consent: kind of data that is handed over
DATA_REFERRALS = N_("Wohin wir Sie geschickt haben")

PHRASE_OF_FIELD: Mapping[DataField, str] = {
    DataField.NAME: DATA_NAME,
    DataField.BIRTH_YEAR: DATA_BIRTH_YEAR,
    DataField.REACH: DATA_CONTACT,
    DataField.LANGUAGE: DATA_LANGUAGE,
    DataField.NEEDS: DATA_NEEDS,
    DataField.ANSWERS: DATA_ANSWERS,
    DataField.REFERRALS: DATA_REFERRALS,
}
"""What each ordinary field is called."""

SENTENCE_OF_SPECIAL: Mapping[DataField, str] = {
    DataField.HEALTH: CONSENT_HEALTH,
    DataField.PROTECTION: CONSENT_PROTECTION,
    DataField.DEBTS: CONSENT_DEBTS,
    DataField.LITERACY: CONSENT_LITERACY,
}
"""What is asked for each field with a tick of its own; `{recipient}` is the name of the office."""
