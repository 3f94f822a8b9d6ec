"""What the second screen and the cards to point at say: greeting, what to do, signs of understanding, farewell."""

from erstanlauf.i18n.wording import N_

# Translators: heading of the first page of the second screen
WELCOME = N_("Willkommen")
# Translators: heading of a sheet and of a screen with all languages; stands in each language beside the others
POINT_AT_LANGUAGE = N_("Zeigen Sie auf Ihre Sprache.")
# Translators: heading above the tiles with topics
WHAT_ABOUT = N_("Worum geht es?")
# Translators: below the heading above the tiles with topics
SEVERAL_TOPICS = N_("Sie können mehrere Felder wählen.")
# Translators: below a question with several possible answers
SEVERAL_ANSWERS = N_("Sie können mehrere Antworten wählen.")
# Translators: below a question
POINT_AT_ANSWER = N_("Zeigen Sie auf eine Antwort.")
# Translators: below a question: there is a screen one can touch or keys with numbers
TOUCH_OR_NUMBER = N_("Berühren Sie ein Feld oder drücken Sie die Zahl.")
# Translators: below a question
NEED_NOT_ANSWER = N_("Sie müssen diese Frage nicht beantworten.")
# Translators: mark on a tile: the person needs no help with that any more
HAVE_ALREADY = N_("Habe ich schon")
# Translators: a button: I have chosen everything
DONE = N_("Fertig")
# Translators: a button: to the page before
BACK = N_("Zurück")
# Translators: on the screen while the clerk works
ONE_MOMENT = N_("Einen Moment, es geht gleich weiter.")
# Translators: heading above the slip on the second screen
SLIP_READY = N_("Ihr Zettel")
# Translators: below the QR code and number on the second screen
TAKE_PHOTO = N_("Sie können ein Foto davon machen.")
# Translators: the printer does not work; the slip can be read on the screen
READ_HERE = N_("Der Drucker geht gerade nicht. Sie können Ihren Zettel hier lesen.")
# Translators: the last page of the second screen
GOODBYE = N_("Alles Gute!")
# Translators: the program keeps no name
NO_NAME_NEEDED = N_("Wir brauchen Ihren Namen nicht.")
# Translators: help here costs nothing
HELP_IS_FREE = N_("Diese Beratung kostet nichts.")

# Translators: heading of sentences that the person can point at
I_WANT_TO_SAY = N_("Das möchte ich sagen:")
# Translators: a sentence to point at
I_DO_NOT_UNDERSTAND = N_("Ich verstehe das nicht.")
# Translators: a sentence to point at
PLEASE_REPEAT = N_("Noch einmal, langsam.")
# Translators: a sentence to point at: a person who interprets
I_NEED_AN_INTERPRETER = N_("Ich brauche jemanden, der übersetzt.")
# Translators: a sentence to point at: cannot read or write; said without shame
I_CANNOT_READ = N_("Ich kann nicht gut lesen. Lesen Sie es mir vor.")
# Translators: a sentence to point at
I_HAVE_A_LETTER = N_("Ich habe einen Brief bekommen.")
# Translators: a sentence to point at: the person wants to talk without others listening
I_WANT_TO_SPEAK_ALONE = N_("Ich möchte allein mit Ihnen sprechen.")
# Translators: a sentence to point at
I_AM_NOT_WELL = N_("Mir geht es nicht gut.")
# Translators: a sentence to point at: where the toilet is
WHERE_IS_THE_TOILET = N_("Wo ist die Toilette?")
# Translators: a sentence the clerk points at
SHOW_ME_THE_LETTER = N_("Zeigen Sie mir den Brief.")
# Translators: a sentence the clerk points at: take a seat and wait
TAKE_A_SEAT = N_("Nehmen Sie Platz und warten Sie kurz.")
