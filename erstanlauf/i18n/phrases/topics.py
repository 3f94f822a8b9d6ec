"""The topics as a newcomer reads them on a tile: what somebody comes for, in two or three words."""

from collections.abc import Mapping

from erstanlauf.domain.needs import Topic
from erstanlauf.i18n.wording import N_

TOPIC_NAMES: Mapping[Topic, str] = {
    # Translators: a tile to point at, two or three words: learning the German language
    Topic.SPRACHE: N_("Deutsch lernen"),
    # Translators: a tile to point at, two or three words: jobs and vocational training
    Topic.ARBEIT_AUSBILDUNG: N_("Arbeit, Ausbildung"),
    # Translators: a tile to point at, two or three words: flat, rent
    Topic.WOHNEN: N_("Wohnung"),
    # Translators: a tile to point at, two or three words: benefits of the state for those who have too little
    Topic.EXISTENZSICHERUNG: N_("Geld zum Leben"),
    # Translators: a tile to point at, two or three words: residence permit, asylum, right to stay
    Topic.AUFENTHALT_RECHT: N_("Aufenthalt, Asyl"),
    # Translators: a tile to point at, two or three words: registering the home address, papers of the town hall
    Topic.DOKUMENTE_ANMELDUNG: N_("Adresse anmelden, Dokumente"),
    # Translators: a tile to point at, two or three words: school, day care for children
    Topic.BILDUNG_SCHULE_KITA: N_("Schule, Kita"),
    # Translators: a tile to point at, two or three words: doctor, illness, health insurance
    Topic.GESUNDHEIT: N_("Arzt, Gesundheit"),
    # Translators: a tile to point at, two or three words: family, children, pregnancy
    Topic.FAMILIE_KINDER: N_("Familie, Kinder"),
    # Translators: a tile to point at, two or three words: recognition of a profession or degree from abroad
    Topic.ANERKENNUNG: N_("Beruf, Zeugnis anerkennen"),
    # Translators: a tile to point at, two or three words: debts, contracts, letters one does not understand
    Topic.SCHULDEN_ALLTAG: N_("Schulden, Briefe, Alltag"),
    # Translators: a tile to point at, two or three words; protection from violence, but the word must stay harmless
    # for anybody who looks on: protection, safety
    Topic.GEWALTSCHUTZ: N_("Schutz"),
    # Translators: a tile to point at, two or three words: becoming a German citizen
    Topic.EINBUERGERUNG: N_("Deutscher Pass"),
    # Translators: a tile to point at, two or three words: taking part, volunteering, treated worse because of origin
    Topic.PARTIZIPATION_ANTIDISKRIMINIERUNG: N_("Mitmachen, Diskriminierung"),
    # Translators: a tile to point at, two or three words: sport and culture
    Topic.SPORT_KULTUR: N_("Sport, Kultur"),
    # Translators: a tile to point at, two or three words: just arrived, first questions
    Topic.ORIENTIERUNG: N_("Neu hier"),
    # Translators: a tile to point at, two or three words: several problems at once
    Topic.CASE_MANAGEMENT: N_("Viele Probleme zugleich"),
}
