"""What a slip says besides names of services and documents: labels, hours, cost, the way, doubts, numbers, notices."""

from erstanlauf.i18n.wording import N_

# Translators: title of the slip; polite form of address here and everywhere
TITLE = N_("Ihre nächsten Schritte")
# Translators: title of a slip that must look harmless to anybody who finds it
NEUTRAL_TITLE = N_("Information")
# Translators: the desk where the slip is printed; {city} is the name of the city
DESK = N_("Erstanlaufstelle für Zugewanderte, {city}")
# Translators: one number of a list of steps, as in "first do step 1"
STEP = N_("Schritt {number}")
# Translators: below the last line; figures
PAGE = N_("Seite {page} von {pages}")

# Translators: label before name and address of the office; very short
LABEL_WHERE = N_("Wo")
# Translators: label before the opening hours; very short
LABEL_WHEN = N_("Wann")
# Translators: label before the day by which the person has to go there; very short
LABEL_DEADLINE = N_("Bis wann")
# Translators: label before the phone number; very short
LABEL_PHONE = N_("Telefon")
# Translators: label before the web address; very short
LABEL_WEB = N_("Internet")
# Translators: label before what to bring along; very short
LABEL_BRING = N_("Mitbringen")
# Translators: label before the languages spoken there; very short
LABEL_LANGUAGES = N_("Sprachen")

# Translators: label before how to get there by tram, bus or on foot; very short
LABEL_ROUTE = N_("Weg")
# Translators: label before what it costs; very short
LABEL_COST = N_("Kosten")
# Translators: label before why the person is sent there; very short
LABEL_WHY = N_("Warum")
# Translators: label before which other step comes before this one; very short
LABEL_FIRST = N_("Zuerst")

# Translators: how to get there; {stop} is the name of a tram or bus stop and stays German
STOP = N_("Haltestelle {stop}")
# Translators: how to get there; {line} is the number of a tram or bus, {stop} the name of the stop
LINE_AND_STOP = N_("Linie {line}, Haltestelle {stop}")
# Translators: how to get there; {number} is the number of the step before
SAME_BUILDING = N_("Im selben Haus wie Schritt {number}")
# Translators: how to get there; a wheelchair or a pram gets in
STEP_FREE = N_("Zugang ohne Stufen")
# Translators: the person has to do another step of this slip before; {number} is the number of that step
AFTER_STEP = N_("Erst nach Schritt {number}")
# Translators: the person has to wait until a paper has come by post; {document} is the name of the paper
WAIT_FOR = N_("Warten Sie, bis Sie das haben: {document}")

# Translators: it costs nothing
FREE = N_("kostenlos")
# Translators: it costs something, how much is not known
NOT_FREE = N_("Es kostet etwas. Fragen Sie vorher, wie viel.")
# Translators: nobody knows whether it costs something
ASK_COST = N_("Fragen Sie vorher, was es kostet.")

# Translators: said where the languages spoken there are not known or do not fit
BRING_INTERPRETER = N_("Bringen Sie jemanden mit, der für Sie übersetzt.")
# Translators: the office brings in a person who interprets, when asked before
INTERPRETER_ON_REQUEST = N_("Man kann dort jemanden zum Übersetzen bestellen. Fragen Sie vorher.")
# Translators: said where nothing is known of papers that the office wants beyond those listed above
ASK_WHAT_ELSE = N_("Fragen Sie vorher, ob Sie noch mehr mitbringen sollen.")

# Translators: said where the address is not known well enough; the person is standing at the desk that is meant
ASK_WHERE = N_("Fragen Sie hier an der Erstanlaufstelle, wo Sie die Stelle finden.")
# Translators: said where nobody knows for sure which papers the office wants
ASK_WHAT_TO_BRING = N_("Fragen Sie vorher, was Sie mitbringen sollen.")
# Translators: said where the opening hours are not known
ASK_HOURS = N_("Fragen Sie vorher, wann geöffnet ist.")
# Translators: the office sees nobody who comes without an appointment
APPOINTMENT_ONLY = N_("Nur mit Termin")
# Translators: open all the time
DAY_AND_NIGHT = N_("Tag und Nacht, jeden Tag")
# Translators: opening hours; {days} is like "Montag bis Freitag", {times} like "9:00 bis 12:00 Uhr"
HOURS = N_("{days}: {times}")
# Translators: days of the week from … to …, both included
DAY_RANGE = N_("{first} bis {last}")
# Translators: times of the day, like 9:00 and 12:00
TIME_RANGE = N_("{start} bis {end} Uhr")

# Translators: a day with its date: {weekday} is like "Dienstag", {date} like "24. November 2026"
WEEKDAY_AND_DATE = N_("{weekday}, {date}")
# Translators: when to go: the next time the office is open; {day} is like "Dienstag, 24. November 2026",
# {times} like "9:00 bis 12:00 Uhr"
NEXT_OPEN = N_("Als Nächstes geöffnet: {day}, {times}")
# Translators: when to go: the office is open today; {times} is like "9:00 bis 12:00 Uhr"
OPEN_TODAY = N_("Heute geöffnet: {times}")
# Translators: there are public holidays on which offices are closed
CLOSED_ON_HOLIDAYS = N_("An Feiertagen geschlossen")
# Translators: the person calls there instead of going
BY_PHONE = N_("Am Telefon, Sie müssen nicht hingehen")

# Translators: by when to go there: now, do not wait
AT_ONCE = N_("Sofort")
# Translators: by when to go there: before the residence permit runs out
BEFORE_TITLE_EXPIRES = N_("Bevor Ihr Aufenthaltstitel abläuft")

# Translators: somebody checked the address and phone number of this place on that day
CHECKED_ON = N_("Geprüft am {date}")
# Translators: the address is as old as {date} (a month or a year) and there is no reason to doubt it
AS_OF = N_("Stand {date}.")
# Translators: the address is as old as {date} and may have changed
CALL_FIRST_AS_OF = N_("Stand {date}. Rufen Sie vorher an.")
# Translators: nobody knows how old the address or the phone number is
CALL_FIRST = N_("Diese Angaben können sich geändert haben. Rufen Sie vorher an.")
# Translators: as before, but no phone number is known: the person asks in some other way
ASK_FIRST_AS_OF = N_("Stand {date}. Fragen Sie vorher, ob das noch stimmt.")
# Translators: as before, but no phone number is known: the person asks in some other way
ASK_FIRST = N_("Diese Angaben können sich geändert haben. Fragen Sie vorher, ob sie noch stimmen.")
# Translators: nothing but a web address is known of the place, and nobody checked it lately
WEB_MAY_HAVE_CHANGED = N_("Die Internetadresse kann sich geändert haben.")

# Translators: beside the number of the slip; the person shows the slip on the next visit
BRING_BACK = N_("Bringen Sie diesen Zettel wieder mit. Er enthält keinen Namen.")
# Translators: below the number, instead of the sentence before, where the QR code holds more than the number
BRING_BACK_CODE = N_("Bringen Sie diesen Zettel wieder mit. Im QR-Code steht, wofür Sie hier waren, kein Name.")
# Translators: this translation has not been read by a reviewer yet; the German text counts
DRAFT_NOTICE = N_("Übersetzung: Entwurf, es gilt der deutsche Text.")

# Translators: beside a small mark that stands at sentences nobody has read yet; "Zeichen" is that mark
MARK_NOTICE = N_("Sätze mit diesem Zeichen hat noch niemand geprüft.")
# Translators: on a print with larger letters
LARGE_PRINT = N_("Große Schrift")
# Translators: above the number of the slip
YOUR_NUMBER = N_("Nummer dieses Zettels")
# Translators: beside the QR code
SCAN_AT_DESK = N_("Zeigen Sie diesen Code, wenn Sie wiederkommen.")

# Translators: heading of the emergency numbers
NUMBERS = N_("Wichtige Telefonnummern")
# Translators: beside the number 110
POLICE = N_("Polizei")
# Translators: beside the number 112
AMBULANCE = N_("Feuerwehr und Rettungsdienst")
# Translators: beside the number 116 117, the doctors on call when practices are closed; not for danger to life
DOCTOR = N_("Arzt, wenn die Praxis geschlossen ist")
# Translators: beside the number 116 016, a helpline for women
WOMEN = N_("Beratung für Frauen, Tag und Nacht")
# Translators: beside the number 116 016 on the slip that must look harmless: do not say for whom or for what
ADVICE = N_("Beratung, Tag und Nacht, kostenlos, viele Sprachen")

# Translators: heading of a few German sentences, each with its meaning in the person's language
SAY_ON_PHONE = N_("Am Telefon können Sie sagen:")
# Translators: {language} is the name of the person's language, as it stands in a list of languages
MY_LANGUAGE = N_("Meine Sprache ist {language}.")
# Translators: said on the phone
I_NEED_HELP = N_("Ich brauche Hilfe.")
# Translators: said on the phone
SPEAK_SLOWLY = N_("Bitte sprechen Sie langsam.")
