"""Words of the interface for the codes of the domain: topics, flags, questions and their answers, verdicts, languages.

Wording is careful on purpose: a status is named by the document that shows it, nothing asks whether somebody has
papers, and "keine Angabe" is an ordinary answer (rules, section 1). Knows gettext only; sentences about trouble are in
`sentences`, reasons of rules in the rule file.
"""

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from erstanlauf.domain.case_management import Overruling
from erstanlauf.domain.needs import Flag, Topic
from erstanlauf.domain.prerequisites import Deadline, Urgency
from erstanlauf.domain.questions import NO_ANSWER, is_asked
from erstanlauf.domain.questions import question as asked
from erstanlauf.domain.situation import FACTS, Assigned, FactValue, Situation, Span, Status
from erstanlauf.domain.suggestion import Verdict
from erstanlauf.i18n.wording import N_, Wording

if TYPE_CHECKING:
    from erstanlauf.i18n.phrases.voices import Share

_TOPICS: dict[Topic, str] = {
    Topic.SPRACHE: N_("Deutsch lernen"),
    Topic.ARBEIT_AUSBILDUNG: N_("Arbeit"),
    Topic.WOHNEN: N_("Wohnen"),
    Topic.EXISTENZSICHERUNG: N_("Geld zum Leben"),
    Topic.AUFENTHALT_RECHT: N_("Aufenthalt"),
    Topic.DOKUMENTE_ANMELDUNG: N_("Anmeldung"),
    Topic.BILDUNG_SCHULE_KITA: N_("Schule, Kita"),
    Topic.GESUNDHEIT: N_("Gesundheit"),
    Topic.FAMILIE_KINDER: N_("Familie"),
    Topic.ANERKENNUNG: N_("Anerkennung"),
    Topic.SCHULDEN_ALLTAG: N_("Schulden, Alltag"),
    Topic.GEWALTSCHUTZ: N_("Schutz"),
    Topic.EINBUERGERUNG: N_("Einbürgerung"),
    Topic.PARTIZIPATION_ANTIDISKRIMINIERUNG: N_("Mitmachen"),
    Topic.SPORT_KULTUR: N_("Sport, Kultur"),
    Topic.ORIENTIERUNG: N_("Orientierung"),
    Topic.CASE_MANAGEMENT: N_("Case Management"),
}

_SECTIONS = {
    "consent": N_("Einwilligung"),
    "stored": N_("Was speichern wir?"),
    "slip": N_("Laufzettel"),
    "services": N_("Angebote und Gründe"),
    "documents": N_("Unterlagen"),
    "topics": N_("Themen"),
    "questions": N_("Fragen und Antworten"),
    "screen": N_("Bildschirm und Zeigetafeln"),
}

_FLAGS: dict[Flag, str] = {
    Flag.UNBEGLEITET: N_("Minderjährig, ohne Eltern hier"),
    Flag.WILL_ASYL: N_("möchte Asyl beantragen"),
    Flag.ABLEHNUNG_ASYL: N_("Asylantrag abgelehnt"),
    Flag.RUECKKEHR_WUNSCH: N_("möchte zurückkehren"),
    Flag.TITEL_LAEUFT_AB: N_("Titel läuft bald ab"),
    Flag.FAMILIE_IM_AUSLAND: N_("möchte Familie nachholen"),
    Flag.GEWALT_AKUT: N_("Gewalt, jetzt in Gefahr"),
    Flag.GEWALT_FRUEHER: N_("Gewalt, früher"),
    Flag.ZWANGSHEIRAT: N_("von Zwangsheirat bedroht"),
    Flag.MENSCHENHANDEL: N_("wird kontrolliert, Pass abgenommen"),
    Flag.LOHN_FEHLT: N_("Lohn fehlt"),
    Flag.ARBEIT_VERLOREN: N_("Arbeit verloren"),
    Flag.OBDACHLOS: N_("ohne Wohnung"),
    Flag.KUENDIGUNG_WOHNUNG: N_("verliert die Wohnung"),
    Flag.SCHULDEN: N_("Schulden"),
    Flag.MIETRUECKSTAND: N_("Mietrückstand"),
    Flag.KRANK_KOERPER: N_("krank"),
    Flag.KRANK_PSYCHE: N_("seelisch belastet"),
    Flag.KEINE_KV: N_("keine Krankenversicherung"),
    Flag.SCHWANGER: N_("schwanger"),
    Flag.ALLEINERZIEHEND: N_("alleinerziehend"),
    Flag.KIND_OHNE_SCHULE: N_("Kind ohne Schule"),
    Flag.ANALPHABET: N_("kann nicht lesen und schreiben"),
    Flag.AEMTER_DREHTUER: N_("bei vielen Ämtern, nichts gelöst"),
    Flag.DISKRIMINIERUNG_BEHOERDE: N_("von einer Behörde diskriminiert"),
    Flag.DISKRIMINIERUNG_ANDERE: N_("von anderen diskriminiert"),
    Flag.WILL_STUDIEREN: N_("möchte studieren"),
    Flag.ANONYM: N_("möchte nichts angeben"),
}

_QUESTIONS: dict[str, tuple[str, str]] = {
    "age": (N_("Wie alt sind Sie?"), N_("entscheidet zwischen Jugend- und Erwachsenenberatung")),
    "status": (N_("Was steht auf Ihrem Papier?"), N_("entscheidet, welche Stelle zuständig ist")),
    "eu": (
        N_("Sind Sie Bürgerin oder Bürger eines EU-Landes?"),
        N_("für EU-Bürgerinnen und EU-Bürger gelten eigene Regeln"),
    ),
    "months_in_de": (N_("Seit wann sind Sie in Deutschland?"), N_("Fristen laufen ab der Einreise")),
    "title_months": (N_("Seit wann haben Sie diesen Titel?"), N_("der Kursanspruch gilt im ersten Jahr")),
    "children": (N_("Sind Kinder dabei? Wie alt?"), N_("entscheidet über Schule, Kita und Kindergeld")),
    "housing": (N_("Wo wohnen Sie?"), N_("entscheidet über Anmeldung und zuständige Beratung")),
    "registered": (N_("Sind Sie schon angemeldet?"), N_("nach dem Einzug gilt eine Frist von zwei Wochen")),
    "work": (N_("Arbeiten Sie?"), N_("entscheidet über Geldleistungen und Kurse")),
    "money_short": (N_("Reicht das Geld diesen Monat?"), N_("nur dann wird eine Geldstelle vorgeschlagen")),
    "german": (N_("Wie gut ist Ihr Deutsch?"), N_("entscheidet, welcher Kurs passt")),
    "qualification": (
        N_("Haben Sie einen Beruf gelernt oder studiert?"),
        N_("entscheidet, wer den Abschluss anerkennt"),
    ),
    "title_before_2025_04": (
        N_("Erste Bescheinigung vor dem 1. April 2025?"),
        N_("danach richtet sich, wer zahlt"),
    ),
    "application_made": (N_("Ist der Antrag schon gestellt?"), N_("ohne Antrag kommt dieser zuerst")),
    "assigned": (N_("Wo müssen Sie wohnen?"), N_("ein Umzug kann vorher eine Erlaubnis brauchen")),
    "work_forbidden": (N_("Steht auf dem Papier „Erwerbstätigkeit nicht gestattet“?"), N_("dann geht Beratung vor")),
}

_NO_ANSWER = N_("keine Angabe")
_YES, _NO = N_("ja"), N_("nein")

_ANSWERS: dict[str, dict[str, str]] = {
    "age": {
        "0-11": N_("unter 12"),
        "12-15": "12–15",
        "16-17": "16–17",
        "18-24": "18–24",
        "25-26": "25–26",
        "27-66": "27–66",
        "67+": N_("67 und älter"),
    },
    "status": {
        Status.EU: N_("Ausweis EU, EWR oder Schweiz"),
        Status.EU_FAM: N_("Aufenthaltskarte (Familie von EU-Bürgern)"),
        Status.GESTATTUNG: N_("Aufenthaltsgestattung"),
        Status.SCHUTZ: N_("§ 25 Abs. 1 oder 2 (anerkannt)"),
        Status.P25_3: N_("§ 25 Abs. 3"),
        Status.P25_5: N_("§ 25 Abs. 4 oder 5"),
        Status.UKRAINE24: N_("§ 24 (vorübergehender Schutz)"),
        Status.DULDUNG: N_("Duldung"),
        Status.DULDUNG_AB: N_("Ausbildungs- oder Beschäftigungsduldung"),
        Status.P25AB: N_("§ 25a, § 25b oder § 104c"),
        Status.ARBEIT: N_("Erwerb (§§ 18a–18g, 19c, 21)"),
        Status.STUDIUM: N_("Studium (§ 16b)"),
        Status.SUCHE: N_("Suche, Chancenkarte, Anerkennung"),
        Status.FAMILIE: N_("Familiennachzug (§§ 28–36a)"),
        Status.UNBEFRISTET: N_("Niederlassungserlaubnis, Daueraufenthalt"),
        Status.SPAETAUSSIEDLER: N_("Spätaussiedler-Bescheinigung"),
        Status.DEUTSCH: N_("deutscher Ausweis"),
        Status.VISUM: N_("Visum oder Fiktionsbescheinigung"),
    },
    "eu": {"yes": _YES, "no": _NO},
    "months_in_de": {
        "weeks": N_("wenige Wochen"),
        "0-2": N_("unter 3 Monaten"),
        "3-35": N_("3 Monate bis 3 Jahre"),
        "36-59": N_("3 bis 5 Jahre"),
        "60+": N_("5 Jahre und länger"),
    },
    "title_months": {"0-11": N_("unter einem Jahr"), "12+": N_("ein Jahr und länger")},
    "children": {
        "none": N_("keine Kinder"),
        "0": N_("unter 1"),
        "1-2": "1–2",
        "3-5": "3–5",
        "6-9": "6–9",
        "10-15": "10–15",
        "16-17": "16–17",
    },
    "housing": {
        "landesunterkunft": N_("Unterkunft des Landes"),
        "staedtische_unterkunft": N_("Unterkunft der Stadt"),
        "eigene_wohnung": N_("eigene Wohnung"),
        "bei_anderen": N_("bei anderen"),
        "keine": N_("keine Wohnung"),
    },
    "registered": {"yes": _YES, "no": _NO},
    "work": {
        "none": N_("nein, sucht nicht"),
        "seeking": N_("sucht Arbeit"),
        "employed": N_("angestellt"),
        "minijob": N_("Minijob"),
        "self_employed": N_("selbstständig"),
        "training": N_("Ausbildung"),
        "study": N_("studiert"),
    },
    "money_short": {"enough": N_("ja, es reicht"), "short": N_("nein, es reicht nicht")},
    "german": {"0": N_("kein Deutsch"), "A1": "A1", "A2": "A2", "B1": "B1", "B2": N_("B2 und besser")},
    "qualification": {
        "none": N_("kein Abschluss"),
        "health": N_("Gesundheitsberuf"),
        "craft": N_("Handwerk"),
        "commercial": N_("Handel, Büro"),
        "academic": N_("Studium"),
        "other": N_("anderer Beruf"),
    },
    "title_before_2025_04": {"yes": N_("ja, davor"), "no": N_("nein, danach")},
    "application_made": {"yes": _YES, "no": _NO},
    "assigned": {
        Assigned.BIELEFELD: N_("in Bielefeld"),
        Assigned.NRW: N_("in Nordrhein-Westfalen, anderer Ort"),
        Assigned.OTHER_LAND: N_("in einem anderen Bundesland"),
    },
    "work_forbidden": {"yes": _YES, "no": _NO},
}

# How an answer reads without its question, where the answer alone says too little: {} is the answer.
_KNOWN: dict[str, str] = {
    "age": N_("{} Jahre"),
    "status": N_("Papier: {}"),
    "months_in_de": N_("in Deutschland: {}"),
    "title_months": N_("Titel seit: {}"),
    "german": N_("Deutsch: {}"),
    "eu": N_("aus der EU: {}"),
    "registered": N_("angemeldet: {}"),
    "money_short": N_("Geld reicht: {}"),
    "title_before_2025_04": N_("Bescheinigung vor April 2025: {}"),
    "application_made": N_("Antrag gestellt: {}"),
    "assigned": N_("muss wohnen: {}"),
    "work_forbidden": N_("Erwerbstätigkeit nicht gestattet: {}"),
}
_KNOWN_CHILDREN = N_("Kinder: {}")

_VERDICTS: dict[Verdict, str] = {
    Verdict.FITS: N_("passt"),
    Verdict.COULD_FIT: N_("könnte passen"),
    Verdict.NOT: N_("passt nicht"),
}

_URGENCIES: dict[Urgency, str] = {
    Urgency.AT_ONCE: N_("sofort"),
    Urgency.BEFORE_TITLE_EXPIRES: N_("bevor der Titel abläuft"),
    Urgency.WITHIN_DAYS: N_("Frist {days} Tage"),
}

_OVERRULINGS: dict[Overruling, str] = {
    Overruling.WISHED: N_("die Person möchte es"),
    Overruling.RECOMMENDED: N_("eine Beratungsstelle rät dazu"),
    Overruling.ENTANGLED: N_("die Anliegen hängen zusammen"),
    Overruling.DECLINED: N_("die Person möchte es nicht"),
    Overruling.SUPPORTED: N_("eine Stelle begleitet schon"),
    Overruling.ONE_SERVICE: N_("eine Stelle kann alles klären"),
}

_LANGUAGES: dict[str, str] = {
    "de": N_("Deutsch"),
    "en": N_("Englisch"),
    "ar": N_("Arabisch"),
    "tr": N_("Türkisch"),
    "uk": N_("Ukrainisch"),
    "ru": N_("Russisch"),
    "fa": N_("Persisch (Farsi)"),
    "prs": N_("Dari"),
    "ps": N_("Paschtu"),
    "ku": N_("Kurdisch (Kurmandschi)"),
    "ckb": N_("Kurdisch (Sorani)"),
    "pl": N_("Polnisch"),
    "ro": N_("Rumänisch"),
    "bg": N_("Bulgarisch"),
    "el": N_("Griechisch"),
    "sq": N_("Albanisch"),
    "sh": N_("Bosnisch, Kroatisch, Serbisch"),
    "fr": N_("Französisch"),
    "es": N_("Spanisch"),
    "it": N_("Italienisch"),
    "pt": N_("Portugiesisch"),
    "ti": N_("Tigrinya"),
    "so": N_("Somali"),
    "vi": N_("Vietnamesisch"),
    "zh": N_("Chinesisch"),
    "hi": N_("Hindi"),
    "ur": N_("Urdu"),
}


def topic(words: Wording, code: Topic) -> str:
    """Return the short word on a tile."""
    return words.gettext(_TOPICS[code])


def flag(words: Wording, code: Flag) -> str:
    """Return how something said unasked reads on a chip."""
    return words.gettext(_FLAGS[code])


def flags(words: Wording, codes: Collection[Flag]) -> str:
    """Return several things said unasked in one line, in the order of the closed list."""
    return ", ".join(flag(words, code) for code in Flag if code in codes)


def question(words: Wording, fact: str) -> str:
    """Return the question about a fact, as it is put to the person."""
    return words.gettext(_QUESTIONS[fact][0])


def why_asked(words: Wording, fact: str) -> str:
    """Return in half a sentence what hangs on the answer."""
    return words.gettext(_QUESTIONS[fact][1])


def answer(words: Wording, fact: str, code: str) -> str:
    """Return the words of one option of a question."""
    return words.gettext(_NO_ANSWER if code == NO_ANSWER else _ANSWERS[fact][code])


def deadline(words: Wording, code: Deadline) -> str:
    """Return by when a service must be gone to."""
    return words.gettext(_URGENCIES[code.urgency]).format(days=code.days)


def overruling(words: Wording, code: Overruling) -> str:
    """Return why the clerk decided on Case Management against the rules."""
    return words.gettext(_OVERRULINGS[code])


def known_facts(words: Wording, situation: Situation) -> Iterator[tuple[str, str]]:
    """Yield each known fact that can be asked for, with how it reads on its own."""
    for fact in FACTS:
        value = getattr(situation, fact)
        if value is not None and is_asked(fact):
            yield fact, _known(words, fact, value)


def asked_and_answered(words: Wording, situation: Situation) -> Iterator[tuple[str, str]]:
    """Yield each known fact that can be asked for as the question and its answer."""
    for fact in FACTS:
        value = getattr(situation, fact)
        if value is not None and is_asked(fact):
            said = _children(words, value) if fact == "children" else _option_of(words, fact, value)
            yield question(words, fact), said


def values(words: Wording, fact: str, wanted: Collection[FactValue]) -> list[str]:
    """Return the words of some answers to a question, in the order in which they are offered."""
    offered = [option.value for option in asked(fact).options]
    return [_option_of(words, fact, value) for value in sorted(wanted, key=offered.index)]


def known_as(words: Wording, fact: str, shown: str) -> str:
    """Return how an answer that is already in words reads without its question."""
    return words.gettext(_KNOWN[fact]).format(shown) if fact in _KNOWN else shown


def verdict(words: Wording, code: Verdict) -> str:
    """Return a verdict in two words."""
    return words.gettext(_VERDICTS[code])


def language_name(words: Wording, tag: str) -> str:
    """Return the name of a slip language in the language of the interface."""
    return words.gettext(_LANGUAGES[tag])


def knows_language(tag: str) -> bool:
    """Whether there is a name for a language."""
    return tag in _LANGUAGES


def language_tags() -> tuple[str, ...]:
    """Return the languages there is a name for."""
    return tuple(_LANGUAGES)


def phrase_section(words: Wording, section: str) -> str:
    """Return what the office calls a section of the phrase bank."""
    return words.gettext(_SECTIONS[section])


def review_state(words: Wording, share: "Share | None") -> str:
    """Tell how far the phrases of a language are reviewed; less than all never shows as all."""
    if share is None or not share.reviewed:
        return words.gettext("Entwurf")
    if share.reviewed == share.sentences:
        return words.gettext("geprüft")
    percent = max(1, 100 * share.reviewed // share.sentences)
    return words.gettext("{percent} % geprüft").format(percent=percent)


def _known(words: Wording, fact: str, value: FactValue) -> str:
    if fact == "children" and isinstance(value, tuple):
        ages = _children(words, value)
        return words.gettext(_KNOWN_CHILDREN).format(ages) if value else ages
    return known_as(words, fact, _option_of(words, fact, value))


def _children(words: Wording, ages: tuple[Span, ...]) -> str:
    return ", ".join(_option_of(words, "children", (age,)) for age in ages) or answer(words, "children", "none")


def _option_of(words: Wording, fact: str, value: FactValue) -> str:
    """Return the words of the option that records this value, or the plain value where none does."""
    for option in asked(fact).options:
        if option.value == value:
            return answer(words, fact, option.code)
    if isinstance(value, Span):  # an exact number, which only files hold
        return str(value.low) if value.low == value.high else f"{value.low}–{value.high}"
    return str(value)
