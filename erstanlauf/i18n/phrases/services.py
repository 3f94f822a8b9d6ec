"""What each kind of service is for, in one plain German line, and why the person was sent there; keys of the domain.

Part of the phrase bank (`phrases` says how it works). The German office word stands in brackets and stays German in
every language, because it is what stands on the door and what the person has to say there.
"""

from collections.abc import Mapping

from erstanlauf.domain.catalogue import Kind
from erstanlauf.domain.needs import Topic
from erstanlauf.i18n.wording import N_

KIND_NAMES: Mapping[Kind, str] = {
    # Translators: the city's first advice desk for everyone who is new; Willkommen-Büro is its name
    Kind("willkommen_buero"): N_("Erste Beratung für Zugewanderte (Willkommen-Büro)"),
    # Translators: registering the home address at the town hall
    Kind("buergerberatung"): N_("Wohnsitz anmelden (Bürgerberatung)"),
    # Translators: the foreigners' authority, for residence and work permits
    Kind("abh"): N_("Aufenthaltstitel und Arbeitserlaubnis (Ausländerbehörde)"),
    # Translators: becoming a German citizen
    Kind("einbuergerung"): N_("Deutsche Staatsangehörigkeit bekommen (Einbürgerung)"),
    # Translators: one person of the city who goes along through several problems at once
    Kind("cm_stadt"): N_("Begleitung bei mehreren Problemen (Case Management der Stadt)"),
    # Translators: the same, by a welfare organization that is not the city
    Kind("cm_freie"): N_("Begleitung bei mehreren Problemen (Case Management, nicht bei der Stadt)"),
    # Translators: a city office that helps associations and volunteers, not single persons
    Kind("ki"): N_("Hilfe für Vereine und Ehrenamtliche (Kommunales Integrationszentrum)"),
    # Translators: a place in school for children and teenagers who are new
    Kind("ki_schule"): N_("Schulplatz für Kinder und Jugendliche (Schulberatung)"),
    # Translators: a person who interprets in a conversation
    Kind("ki_sprachmittlung"): N_("Übersetzen im Gespräch (Sprachmittlung)"),
    # Translators: advice after discrimination or racism, at a city office
    Kind("ki_ads"): N_("Beratung bei Diskriminierung (Antidiskriminierungsstelle)"),
    # Translators: the same, independent of the city
    Kind("awo_ad"): N_("Unabhängige Beratung bei Diskriminierung"),
    # Translators: a company of the city that helps with work, training and first German; REGE is its name
    Kind("rege"): N_("Hilfe bei Arbeit, Ausbildung und Deutsch (REGE)"),
    # Translators: career advice for people up to 25, all offices in one house
    Kind("jba"): N_("Beruf und Ausbildung für junge Menschen (Jugendberufsagentur)"),
    # Translators: benefits of the social welfare office for people in the asylum procedure or with a Duldung
    Kind("sozialamt_asylblg"): N_("Geld, Unterkunft und Arzt im Asylverfahren oder mit Duldung (Sozialamt)"),
    # Translators: social assistance for people who cannot work; not the Jobcenter's money
    Kind("sozialamt_sgb12"): N_("Sozialhilfe, wenn das Jobcenter nicht zuständig ist (Sozialamt)"),
    # Translators: housing benefit, and a certificate that allows a cheaper, subsidised flat
    Kind("wohnhilfen"): N_("Geld für die Miete (Wohngeld) und Wohnberechtigungsschein (WBS)"),
    # Translators: help for people who lose their flat or have none
    Kind("wohnungsnotfall"): N_("Hilfe, wenn Sie Ihre Wohnung verlieren oder keine haben"),
    # Translators: the youth welfare office
    Kind("jugendamt"): N_("Hilfe für Familien und Kinder (Jugendamt)"),
    # Translators: the youth welfare office takes care of minors who are here without parents
    Kind("jugendamt_uma"): N_("Schutz für Minderjährige ohne Eltern (Jugendamt)"),
    # Translators: day care: nursery, childminder, afternoons in primary school
    Kind("kita"): N_("Betreuung für Ihr Kind (Kita, Kindertagespflege, Ganztag)"),
    # Translators: money for school things, trips, lunch, clubs; Bielefeld-Pass gives reductions
    Kind("but_pass"): N_("Zuschüsse für Schule und Freizeit (Bildung und Teilhabe, Bielefeld-Pass)"),
    # Translators: an elected council that speaks for people with an immigrant history
    Kind("integrationsrat"): N_("Politische Vertretung von Zugewanderten (Integrationsrat)"),
    # Translators: the public library
    Kind("bibliothek"): N_("Lesen und Lernen (Stadtbibliothek)"),
    # Translators: advice for adult newcomers; MBE is what staff call it
    Kind("mbe"): N_("Beratung für Zugewanderte ab 27 Jahren (MBE)"),
    # Translators: the same for young people; JMD is what staff call it
    Kind("jmd"): N_("Beratung für junge Zugewanderte von 12 bis 26 Jahren (JMD)"),
    # Translators: meeting people and volunteering in the neighbourhood
    Kind("integrationsagentur"): N_("Begegnung und Ehrenamt im Stadtteil (Integrationsagentur)"),
    # Translators: advice on asylum and residence law, independent of all authorities
    Kind("ak_asyl"): N_("Unabhängige Beratung zu Asyl und Aufenthalt"),
    # Translators: advice during the asylum procedure, best before the hearing
    Kind("verfahrensberatung"): N_("Beratung zum Asylverfahren (Asylverfahrensberatung)"),
    # Translators: the federal office that decides on asylum and on places in German courses
    Kind("bamf"): N_("Asylantrag und Zulassung zum Deutschkurs (BAMF)"),
    # Translators: where a person who asks for asylum is registered for the first time
    Kind("landesaufnahme"): N_("Erste Registrierung, wenn Sie Asyl suchen (Landesaufnahme)"),
    # Translators: counselling and therapy for refugees under mental strain; simple words, no diagnosis
    Kind("psz"): N_("Seelische Hilfe für Geflüchtete (Psychosoziales Zentrum)"),
    # Translators: voluntary advice on going back, only for people who ask for it
    Kind("rueckkehr"): N_("Beratung zur freiwilligen Rückkehr"),
    # Translators: an international meeting centre; IBZ is its name
    Kind("ibz"): N_("Begegnung, Kurse und Beratung (IBZ)"),
    # Translators: the state's German course
    Kind("integrationskurs"): N_("Deutschkurs (Integrationskurs)"),
    # Translators: German for work, after the first course
    Kind("berufssprachkurs"): N_("Deutschkurs für den Beruf (Berufssprachkurs)"),
    # Translators: learning German without a permit for the state's course
    Kind("deutsch_offen"): N_("Deutsch lernen ohne Zulassung (offene Angebote)"),
    # Translators: money for living and help to find work; Grundsicherungsgeld is the new word for Bürgergeld
    Kind("jobcenter"): N_("Grundsicherungsgeld (früher Bürgergeld) und Hilfe bei der Arbeitssuche (Jobcenter)"),
    # Translators: looking for work, unemployment benefit
    Kind("arbeitsagentur"): N_("Arbeit suchen und Arbeitslosengeld (Agentur für Arbeit)"),
    # Translators: recognition of a profession or degree from abroad
    Kind("anerkennung"): N_("Beratung zur Anerkennung Ihres Berufs oder Abschlusses"),
    # Translators: the chambers decide on recognition of trades and commercial professions
    Kind("kammern"): N_("Anerkennung von Ausbildungsberufen (IHK, Handwerkskammer)"),
    # Translators: trouble with the employer: wages, hours, notice; Faire Integration is its name
    Kind("faire_integration"): N_("Hilfe bei Problemen mit der Arbeit (Faire Integration)"),
    # Translators: the same for workers from the EU; Faire Mobilität is its name
    Kind("faire_mobilitaet"): N_("Hilfe bei Problemen mit der Arbeit für Menschen aus der EU (Faire Mobilität)"),
    # Translators: a federal office on the rights of workers from the EU
    Kind("eu_gleichbehandlung"): N_("Rechte bei der Arbeit für Menschen aus der EU (Gleichbehandlungsstelle)"),
    # Translators: advice on studying, at the university; International Office stays English
    Kind("uni_io"): N_("Studieren an der Universität (International Office)"),
    # Translators: advice on studying, at the university of applied sciences HSBI
    Kind("hsbi_io"): N_("Studieren an der Hochschule HSBI (International Office)"),
    # Translators: hall of residence, student grant (BAföG), advice for students
    Kind("studierendenwerk"): N_("Wohnen, BAföG und Beratung für Studierende (Studierendenwerk)"),
    # Translators: monthly child benefit, and a supplement for working parents with little income
    Kind("familienkasse"): N_("Kindergeld und Kinderzuschlag (Familienkasse)"),
    # Translators: joining a public health insurance
    Kind("krankenkasse"): N_("Krankenversicherung (Krankenkasse)"),
    # Translators: advice on how to get a health insurance
    Kind("clearing_kv"): N_("Beratung für Menschen ohne Krankenversicherung"),
    # Translators: doctors who treat without asking for a name; the words must not say why somebody goes there
    Kind("med_fluechtlingshilfe"): N_("Vertrauliche medizinische Hilfe"),
    # Translators: advice for pregnant women
    Kind("schwangerschaft"): N_("Beratung in der Schwangerschaft (Schwangerschaftsberatung)"),
    # Translators: emergency numbers
    Kind("notruf"): N_("Notruf"),
    # Translators: a helpline; the words must stay harmless
    Kind("hilfetelefon"): N_("Beratung für Frauen am Telefon"),
    # Translators: a shelter; the words must stay harmless
    Kind("frauenhaus"): N_("Unterkunft für Frauen"),
    # Translators: the words must stay harmless
    Kind("frauenberatung"): N_("Beratung für Frauen"),
    # Translators: the words must stay harmless
    Kind("maedchenhaus"): N_("Beratung für Mädchen und junge Frauen"),
    # Translators: the words must stay harmless
    Kind("nadeschda"): N_("Beratung für Frauen in einer Notlage"),
    # Translators: debt advice
    Kind("schuldner"): N_("Hilfe bei Schulden (Schuldnerberatung)"),
    # Translators: volunteering and meeting people
    Kind("freiwilligenagentur"): N_("Ehrenamt und Begegnung (Freiwilligenagentur)"),
    # Translators: joining a sports club
    Kind("sportbund"): N_("Sport im Verein (Stadtsportbund)"),
}
"""Title of a step. A kind without a line here prints under its German name from the catalogue."""

TOPIC_REASONS: Mapping[Topic, str] = {
    # Translators: why the person goes there, spoken to politely
    Topic.SPRACHE: N_("Sie möchten Deutsch lernen."),
    # Translators: why the person goes there, spoken to politely
    Topic.ARBEIT_AUSBILDUNG: N_("Sie suchen Arbeit oder eine Ausbildung."),
    # Translators: why the person goes there, spoken to politely
    Topic.WOHNEN: N_("Es geht um Ihre Wohnung."),
    # Translators: why the person goes there, spoken to politely
    Topic.EXISTENZSICHERUNG: N_("Sie brauchen Geld zum Leben."),
    # Translators: why the person goes there, spoken to politely
    Topic.AUFENTHALT_RECHT: N_("Es geht um Ihren Aufenthalt."),
    # Translators: why the person goes there, spoken to politely
    Topic.DOKUMENTE_ANMELDUNG: N_("Es geht um Anmeldung oder Dokumente."),
    # Translators: why the person goes there, spoken to politely
    Topic.BILDUNG_SCHULE_KITA: N_("Es geht um Schule, Kita oder Studium."),
    # Translators: why the person goes there, spoken to politely
    Topic.GESUNDHEIT: N_("Es geht um Ihre Gesundheit."),
    # Translators: why the person goes there, spoken to politely
    Topic.FAMILIE_KINDER: N_("Es geht um Ihre Familie oder Ihre Kinder."),
    # Translators: why the person goes there, spoken to politely
    Topic.ANERKENNUNG: N_("Sie haben einen Beruf oder Abschluss aus dem Ausland."),
    # Translators: why the person goes there, spoken to politely
    Topic.SCHULDEN_ALLTAG: N_("Sie brauchen Hilfe im Alltag."),
    # Translators: why the person goes there, spoken to politely
    Topic.EINBUERGERUNG: N_("Sie möchten Deutsche oder Deutscher werden."),
    # Translators: why the person goes there, spoken to politely
    Topic.PARTIZIPATION_ANTIDISKRIMINIERUNG: N_("Sie möchten mitmachen oder brauchen Hilfe bei Diskriminierung."),
    # Translators: why the person goes there, spoken to politely
    Topic.SPORT_KULTUR: N_("Sie möchten Sport oder Kultur erleben."),
    # Translators: why the person goes there, spoken to politely
    Topic.ORIENTIERUNG: N_("Sie sind neu hier und haben Fragen."),
    # Translators: why the person goes there, spoken to politely
    Topic.CASE_MANAGEMENT: N_("Sie brauchen Hilfe bei mehreren Problemen."),
}
"""Why a step is on the slip. Protection from violence has no line: its slip is neutral and gives no reasons."""

PHONE_LINES: frozenset[Kind] = frozenset({Kind("notruf"), Kind("hilfetelefon")})
"""Kinds one calls and does not visit: nothing to bring, nowhere to go, no need to ask first."""

DAYS_TO_GO: Mapping[tuple[Kind, int], str] = {
    # Translators: by when to go there: counted from the day on which the person moved into a flat
    (Kind("buergerberatung"), 14): N_("14 Tage nach dem Einzug"),
}
"""By when to go, by kind and days; each names the event from which the law counts, so it is whole and has no number to
fill in. A deadline without a line here is not printed.
"""
