"""The desk's questions as they are put to the newcomer, and the answers to point at; keys are facts and option codes.

Careful on purpose: a status is named by the paper that shows it, nothing asks whether somebody has papers, and "Das
möchte ich nicht sagen" is an ordinary answer (rules, section 1). Bands of years share one phrase with two numbers.
"""

from collections.abc import Mapping

from erstanlauf.domain.questions import NO_ANSWER
from erstanlauf.domain.situation import Assigned, German, Housing, Qualification, Status, Work
from erstanlauf.i18n.wording import N_

QUESTIONS: Mapping[str, str] = {
    # Translators: a question to the person
    "age": N_("Wie alt sind Sie?"),
    # Translators: a question to the person: which of the papers listed below they hold
    "status": N_("Was steht auf Ihrem Papier?"),
    # Translators: a question to the person: citizen of a country of the European Union
    "eu": N_("Sind Sie Bürgerin oder Bürger eines EU-Landes?"),
    # Translators: a question to the person
    "months_in_de": N_("Seit wann sind Sie in Deutschland?"),
    # Translators: a question to the person: "Aufenthaltstitel" is the residence permit they hold now
    "title_months": N_("Seit wann haben Sie diesen Aufenthaltstitel?"),
    # Translators: a question to the person: children here with them, several answers are possible
    "children": N_("Haben Sie Kinder? Wie alt sind sie?"),
    # Translators: a question to the person: where they live now
    "housing": N_("Wo wohnen Sie?"),
    # Translators: a question to the person: whether they have told the town hall their address
    "registered": N_("Haben Sie Ihre Adresse schon angemeldet?"),
    # Translators: a question to the person
    "work": N_("Arbeiten Sie?"),
    # Translators: a question to the person: whether the money is enough until the end of this month
    "money_short": N_("Reicht Ihr Geld diesen Monat?"),
    # Translators: a question to the person
    "german": N_("Wie gut ist Ihr Deutsch?"),
    # Translators: a question to the person: vocational training or studies, in any country
    "qualification": N_("Haben Sie einen Beruf gelernt oder studiert?"),
    # Translators: a question to a person from Ukraine: the first residence permit or the first certificate about it
    "title_before_2025_04": N_("Wann haben Sie Ihr erstes Papier über den Aufenthalt bekommen?"),
    # Translators: a question to the person: the application for the residence permit
    "application_made": N_("Haben Sie den Antrag schon gestellt?"),
    # Translators: a question to the person: where an authority told them to live
    "assigned": N_("Wo müssen Sie wohnen?"),
    # Translators: a question to the person: the words in quotation marks stay German, they stand on the paper
    "work_forbidden": N_("Steht auf Ihrem Papier „Erwerbstätigkeit nicht gestattet“?"),
}

# Translators: an answer to point at: the person need not answer
NO_ANSWER_GIVEN = N_("Das möchte ich nicht sagen")
# Translators: an answer to point at
YES = N_("Ja")
# Translators: an answer to point at
NO = N_("Nein")
# Translators: an answer to point at: an age; {first} and {last} are numbers, like 18 and 24
YEARS_RANGE = N_("{first} bis {last} Jahre")

_YES_NO = {"yes": YES, "no": NO}

ANSWERS: Mapping[str, Mapping[str, str]] = {
    "age": {
        # Translators: an answer to point at: an age
        "0-11": N_("unter 12 Jahre"),
        # Translators: an answer to point at: an age
        "67+": N_("67 Jahre oder älter"),
    },
    "status": {
        # Translators: an answer to point at: a passport or identity card of such a country
        Status.EU: N_("Pass oder Ausweis aus EU, EWR oder Schweiz"),
        # Translators: an answer to point at: the German word in brackets stays, it stands on the paper
        Status.EU_FAM: N_("Familie von EU-Bürgern (Aufenthaltskarte)"),
        # Translators: an answer to point at: the German word in brackets stays, it stands on the paper
        Status.GESTATTUNG: N_("Asylverfahren läuft (Aufenthaltsgestattung)"),
        # Translators: an answer to point at: residence permit after asylum was granted; the paragraph stays as it is
        Status.SCHUTZ: N_("Schutz anerkannt (§ 25 Abs. 1 oder 2)"),
        # Translators: an answer to point at: residence permit because of a ban on deportation
        Status.P25_3: N_("Abschiebungsverbot (§ 25 Abs. 3)"),
        # Translators: an answer to point at: residence permit for humanitarian reasons
        Status.P25_5: N_("Humanitäre Gründe (§ 25 Abs. 4 oder 5)"),
        # Translators: an answer to point at: temporary protection, people from Ukraine
        Status.UKRAINE24: N_("Vorübergehender Schutz, Ukraine (§ 24)"),
        # Translators: an answer to point at: a paper that says that deportation is suspended; its name stays German
        Status.DULDUNG: N_("Duldung"),
        # Translators: an answer to point at: the same paper, given for training or work; its names stay German
        Status.DULDUNG_AB: N_("Duldung für Ausbildung oder Arbeit (Ausbildungsduldung, Beschäftigungsduldung)"),
        # Translators: an answer to point at: right to stay for people well settled in Germany
        Status.P25AB: N_("Bleiberecht (§ 25a, § 25b oder § 104c)"),
        # Translators: an answer to point at: residence permit for work
        Status.ARBEIT: N_("Aufenthalt zum Arbeiten (§§ 18a–18g, 19c, 21)"),
        # Translators: an answer to point at: residence permit for studies or training
        Status.STUDIUM: N_("Aufenthalt für Studium oder Ausbildung (§§ 16a–17)"),
        # Translators: an answer to point at: residence permit to look for work or to get a profession recognised
        Status.SUCHE: N_("Arbeit suchen, Beruf anerkennen (Chancenkarte, § 16d, § 20)"),
        # Translators: an answer to point at: residence permit for family members
        Status.FAMILIE: N_("Familiennachzug (§§ 28–36a)"),
        # Translators: an answer to point at: permission to stay without end; the German words in brackets stay
        Status.UNBEFRISTET: N_("Unbefristet (Niederlassungserlaubnis, Daueraufenthalt-EU)"),
        # Translators: an answer to point at: certificate for ethnic German resettlers; the German word stays
        Status.SPAETAUSSIEDLER: N_("Spätaussiedler (Bescheinigung)"),
        # Translators: an answer to point at
        Status.DEUTSCH: N_("Deutscher Pass oder Personalausweis"),
        # Translators: an answer to point at: entry visa, or the German paper that bridges the time of an application
        Status.VISUM: N_("Visum oder Fiktionsbescheinigung"),
    },
    "eu": _YES_NO,
    "months_in_de": {
        # Translators: an answer to point at: time since arrival
        "weeks": N_("wenige Wochen"),
        # Translators: an answer to point at: time since arrival
        "0-2": N_("weniger als 3 Monate"),
        # Translators: an answer to point at: time since arrival
        "3-35": N_("3 Monate bis 3 Jahre"),
        # Translators: an answer to point at: time since arrival
        "36-59": N_("3 bis 5 Jahre"),
        # Translators: an answer to point at: time since arrival
        "60+": N_("5 Jahre oder länger"),
    },
    "title_months": {
        # Translators: an answer to point at: time since the residence permit was issued
        "0-11": N_("weniger als 1 Jahr"),
        # Translators: an answer to point at: time since the residence permit was issued
        "12+": N_("1 Jahr oder länger"),
    },
    "children": {
        # Translators: an answer to point at
        "none": N_("keine Kinder"),
        # Translators: an answer to point at: the age of a child
        "0": N_("unter 1 Jahr"),
    },
    "housing": {
        # Translators: an answer to point at: a reception centre of the federal state, not of the city
        Housing.LANDESUNTERKUNFT: N_("Unterkunft des Landes (Landesunterkunft)"),
        # Translators: an answer to point at: shared accommodation run by the city
        Housing.STAEDTISCHE_UNTERKUNFT: N_("Unterkunft der Stadt"),
        # Translators: an answer to point at
        Housing.EIGENE_WOHNUNG: N_("eigene Wohnung"),
        # Translators: an answer to point at: with friends, relatives or others
        Housing.BEI_ANDEREN: N_("bei Freunden oder Verwandten"),
        # Translators: an answer to point at
        Housing.KEINE: N_("Ich habe keine Wohnung"),
    },
    "registered": _YES_NO,
    "work": {
        # Translators: an answer to point at
        Work.NONE: N_("Nein, ich suche keine Arbeit"),
        # Translators: an answer to point at
        Work.SEEKING: N_("Ich suche Arbeit"),
        # Translators: an answer to point at
        Work.EMPLOYED: N_("Ja, ich bin angestellt"),
        # Translators: an answer to point at: a small job with little pay; the German word stays
        Work.MINIJOB: N_("Ja, kleiner Job (Minijob)"),
        # Translators: an answer to point at
        Work.SELF_EMPLOYED: N_("Ja, ich bin selbstständig"),
        # Translators: an answer to point at: vocational training
        Work.TRAINING: N_("Ich mache eine Ausbildung"),
        # Translators: an answer to point at
        Work.STUDY: N_("Ich studiere"),
    },
    "money_short": {
        # Translators: an answer to point at
        "enough": N_("Ja, es reicht"),
        # Translators: an answer to point at
        "short": N_("Nein, es reicht nicht"),
    },
    "german": {
        # Translators: an answer to point at: level of German
        German.NONE: N_("Ich spreche kein Deutsch"),
        # Translators: an answer to point at: level of German; the level stays as it is
        German.A1: N_("ein paar Sätze (A1)"),
        # Translators: an answer to point at: level of German; the level stays as it is
        German.A2: N_("einfache Gespräche (A2)"),
        # Translators: an answer to point at: level of German; the level stays as it is
        German.B1: N_("gut im Alltag (B1)"),
        # Translators: an answer to point at: level of German; the level stays as it is
        German.B2: N_("sehr gut (B2 oder besser)"),
    },
    "qualification": {
        # Translators: an answer to point at
        Qualification.NONE: N_("Nein"),
        # Translators: an answer to point at: nurse, doctor, midwife and the like
        Qualification.HEALTH: N_("Ja, im Gesundheitswesen"),
        # Translators: an answer to point at: a skilled trade
        Qualification.CRAFT: N_("Ja, im Handwerk"),
        # Translators: an answer to point at: trade, industry, office
        Qualification.COMMERCIAL: N_("Ja, in Handel, Industrie oder Büro"),
        # Translators: an answer to point at: a university degree
        Qualification.ACADEMIC: N_("Ja, ich habe studiert"),
        # Translators: an answer to point at
        Qualification.OTHER: N_("Ja, ein anderer Beruf"),
    },
    "title_before_2025_04": {
        # Translators: an answer to point at
        "yes": N_("vor dem 1. April 2025"),
        # Translators: an answer to point at
        "no": N_("am 1. April 2025 oder später"),
    },
    "application_made": _YES_NO,
    "assigned": {
        # Translators: an answer to point at
        Assigned.BIELEFELD: N_("in Bielefeld"),
        # Translators: an answer to point at: the name of the federal state stays
        Assigned.NRW: N_("an einem anderen Ort in Nordrhein-Westfalen"),
        # Translators: an answer to point at: federal state of Germany
        Assigned.OTHER_LAND: N_("in einem anderen Bundesland"),
    },
    "work_forbidden": _YES_NO,
}
"""Answers by fact and option code; a band of years that is missing here is said with `YEARS_RANGE`, "keine Angabe" with
`NO_ANSWER_GIVEN`."""


def answer_phrase(fact: str, code: str) -> tuple[str, dict[str, str]]:
    """Return the phrase of an answer and what fills its placeholders."""
    if code == NO_ANSWER:
        return NO_ANSWER_GIVEN, {}
    phrase = ANSWERS[fact].get(code)
    if phrase:
        return phrase, {}
    first, _, last = code.partition("-")
    return YEARS_RANGE, {"first": first, "last": last}
