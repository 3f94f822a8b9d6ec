"""The sheet "Was speichern wir?": what is kept of a visit and what is not, line by line in both languages.

Knows the sentences of `phrases.stored` and their order; that they are true of the store, its tests hold.
"""

from collections.abc import Sequence
from functools import partial

from erstanlauf.domain.office_settings import OfficeSettings
from erstanlauf.domain.retention import longest_backup_days
from erstanlauf.i18n.phrases import consent, stored
from erstanlauf.i18n.phrases.voice import Voice
from erstanlauf.slips.layout.geometry import Sheet
from erstanlauf.slips.layout.paging import Page
from erstanlauf.slips.layout.template import Template
from erstanlauf.slips.sheets.stored_parts import (
    KEPT,
    LEAD,
    LINE,
    PARAGRAPH_GAP_MM,
    TITLE,
    MadeSheet,
    StoredPress,
    below,
    desk_head,
    handed_periods,
    pages_in_largest_letters,
    spoken,
)
from erstanlauf.slips.text.fonts import Fonts


def stored_pages(
    voices: Sequence[Voice], city: str, fonts: Fonts, template: Template, sheet: Sheet, settings: OfficeSettings
) -> list[Page]:
    """Put the sheet on one page, in the largest letters that fit; `voices` are German and the person's."""
    both = spoken(voices)
    return pages_in_largest_letters(both, fonts, sheet, partial(_made, city, template, settings))


def _made(city: str, template: Template, settings: OfficeSettings, kit: StoredPress) -> MadeSheet:
    how_long = kit.said(
        LINE,
        stored.HOW_LONG,
        days=str(settings.visit_days),
        copies=str(longest_backup_days(settings)),
        hours=str(settings.draft_hours),
        months=str(settings.audit_months),
    )
    handed = kit.said(LINE, consent.CONSENT_KEPT_HERE, **handed_periods(settings))
    kept = [kit.pictured("check", kit.said(LINE, phrase)) for phrase in KEPT]
    body = [
        below(kit.set(kit.said(TITLE, stored.STORED_TITLE)), kit.section_mm / 2),
        below(kit.set(kit.said(LEAD, stored.NO_PERSON)), kit.section_mm / 2),
        *kit.headed(kit.heading(stored.WE_KEEP), kept),
        *kit.not_kept(),
        *kit.rights(how_long),
        below(kit.set(handed), PARAGRAPH_GAP_MM),
    ]
    return MadeSheet(kit, desk_head(kit, city, "", template), body, kit.foot(city, template.data_protection_authority))
