"""What people come for (topics) and what they say unasked (flags): closed lists with the stable codes of files and
store.

The lists are those of the catalogue (fields of action) and of the flag table in the rules. Order of `Topic` is the
order of the tiles: German and work first, because most people come for them.
"""

from enum import StrEnum


class Topic(StrEnum):
    """A field of action; the value is the code in files, store and export."""

    SPRACHE = "sprache"
    ARBEIT_AUSBILDUNG = "arbeit_ausbildung"
    WOHNEN = "wohnen"
    EXISTENZSICHERUNG = "existenzsicherung"
    AUFENTHALT_RECHT = "aufenthalt_recht"
    DOKUMENTE_ANMELDUNG = "dokumente_anmeldung"
    BILDUNG_SCHULE_KITA = "bildung_schule_kita"
    GESUNDHEIT = "gesundheit"
    FAMILIE_KINDER = "familie_kinder"
    ANERKENNUNG = "anerkennung"
    SCHULDEN_ALLTAG = "schulden_alltag"
    GEWALTSCHUTZ = "gewaltschutz"
    EINBUERGERUNG = "einbuergerung"
    PARTIZIPATION_ANTIDISKRIMINIERUNG = "partizipation_antidiskriminierung"
    SPORT_KULTUR = "sport_kultur"
    ORIENTIERUNG = "orientierung"
    CASE_MANAGEMENT = "case_management"


class Flag(StrEnum):
    """Something the person said unasked. Nothing here is ever asked for."""

    UNBEGLEITET = "unbegleitet"
    WILL_ASYL = "will_asyl"
    ABLEHNUNG_ASYL = "ablehnung_asyl"
    RUECKKEHR_WUNSCH = "rueckkehr_wunsch"
    TITEL_LAEUFT_AB = "titel_laeuft_ab"
    FAMILIE_IM_AUSLAND = "familie_im_ausland"
    GEWALT_AKUT = "gewalt_akut"
    GEWALT_FRUEHER = "gewalt_frueher"
    ZWANGSHEIRAT = "zwangsheirat"
    MENSCHENHANDEL = "menschenhandel"
    LOHN_FEHLT = "lohn_fehlt"
    ARBEIT_VERLOREN = "arbeit_verloren"
    OBDACHLOS = "obdachlos"
    KUENDIGUNG_WOHNUNG = "kuendigung_wohnung"
    SCHULDEN = "schulden"
    MIETRUECKSTAND = "mietrueckstand"
    KRANK_KOERPER = "krank_koerper"
    KRANK_PSYCHE = "krank_psyche"
    KEINE_KV = "keine_kv"
    SCHWANGER = "schwanger"
    ALLEINERZIEHEND = "alleinerziehend"
    KIND_OHNE_SCHULE = "kind_ohne_schule"
    ANALPHABET = "analphabet"
    AEMTER_DREHTUER = "aemter_drehtuer"
    DISKRIMINIERUNG_BEHOERDE = "diskriminierung_behoerde"
    DISKRIMINIERUNG_ANDERE = "diskriminierung_andere"
    WILL_STUDIEREN = "will_studieren"
    ANONYM = "anonym"


VIOLENCE_FLAGS = frozenset({Flag.GEWALT_AKUT, Flag.GEWALT_FRUEHER, Flag.ZWANGSHEIRAT, Flag.MENSCHENHANDEL})
"""Flags that make a visit a violence visit: neutral slip, no number, no QR."""

DRAFT_ONLY_TOPICS = frozenset({Topic.GEWALTSCHUTZ})
"""Topics that leave the desk with the person: they stay in the open draft and go when the visit is closed."""

TILE_TOPICS = tuple(topic for topic in Topic if topic is not Topic.CASE_MANAGEMENT)
"""Topics a person can point at. Case Management is offered by rule, not picked."""
