"""What the sheets that are no slips share: the line of the desk, titles, notes at the foot, letters that fit.

Knows blocks and pages, not what a sheet is for.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from typing import TypeVar

from erstanlauf.i18n.languages import GERMAN, Language
from erstanlauf.i18n.phrases import slip as phrases
from erstanlauf.i18n.phrases.both_voices import BothVoices, Said
from erstanlauf.i18n.phrases.voice import DRAFT_MARK
from erstanlauf.slips.layout import geometry as g
from erstanlauf.slips.layout.blocks import Block, Column, Picture
from erstanlauf.slips.layout.geometry import Role, Sheet
from erstanlauf.slips.layout.paging import Page, flowed, page_of, stacked_mm
from erstanlauf.slips.layout.press import AIR_MM, Cell, Press, notice

T = TypeVar("T")

MOST_PAGES = 99
"""Stands in the line with the number of a page while its height is measured, before the pages are counted."""
_OWN_SHARE = 0.65
"""How much of a line the words of the person's language may take where German stands at its other side."""


def desk_line(press: Press, desk: str, beside: str, logo: str) -> Block:
    """Name of the desk with the pictogram of the town, and what tells sheets apart at the other end of the line."""
    sheet = press.sheet
    size_mm = sheet.picture_mm if logo else 0.0
    across = Column(GERMAN, 0.0, sheet.text_width_mm)
    left = across.narrowed(size_mm + AIR_MM) if logo else across
    beside_mm = press.setter.width_mm(beside, g.DESK, GERMAN)
    left = replace(left, width_mm=left.width_mm - beside_mm - sheet.column_gap_mm)
    cells = [Cell(desk, g.DESK, left), Cell(beside, g.DESK, replace(across, align="end"))]
    text = press.stacked([cells], 0.0)
    down_mm = max(0.0, (size_mm - text.height_mm) / 2)
    pictures = (Picture(logo, 0.0, 0.0, size_mm, g.ACCENT),) if logo else ()
    return Block(max(text.height_mm, size_mm), text.moved(0.0, down_mm).texts, pictures=pictures)


def both_sides(press: Press, said: Said, language: Language, role: Role, german: Role) -> Block:
    """Words in the person's language where reading starts, German at the other side of the line."""
    across = Column(language, 0.0, press.sheet.text_width_mm)
    if not said.german:
        return press.stacked([[Cell(said.own, role, across)]], 0.0)
    gap_mm, width_mm = press.sheet.label_gap_mm, press.setter.width_mm
    own_mm = min(max(width_mm(said.own, role, language) + gap_mm, across.width_mm / 2), across.width_mm * _OWN_SHARE)
    own_mm = max(own_mm, across.width_mm - width_mm(said.german, german, GERMAN) - gap_mm)
    rest = across.narrowed(own_mm)
    beside = Column(GERMAN, rest.left_mm, rest.width_mm, "start" if language.is_rtl else "end")
    return press.stacked([[Cell(said.own, role, across.cut_to(own_mm)), Cell(said.german, german, beside)]], 0.0)


def below_each_other(blocks: Sequence[Block], gap_mm: float) -> Block:
    """Make one block of several, so that they stay together on a page."""
    y_mm, moved = 0.0, []
    for block in blocks:
        moved.append(block.moved(0.0, y_mm))
        y_mm += block.height_mm + gap_mm
    return Block(
        y_mm - gap_mm,
        tuple(text for block in moved for text in block.texts),
        tuple(box for block in moved for box in block.boxes),
        tuple(squares for block in moved for squares in block.squares),
        tuple(picture for block in moved for picture in block.pictures),
        tuple(drawing for block in moved for drawing in block.drawings),
    )


def notes(press: Press, both: BothVoices) -> list[Block]:
    """What the ring behind a sentence means, and that the German text applies; nothing where there is no ring."""
    if not both.has_drafts:
        return []
    mark = both.side_by_side(phrases.MARK_NOTICE)
    rows = [(g.NOTICE, [mark[0] + DRAFT_MARK, *mark[1:]]), (g.NOTICE, both.side_by_side(phrases.DRAFT_NOTICE))]
    return [press.rows(rows, press.columns())]


def page_label(press: Press, both: BothVoices, page: int, pages: int) -> Block:
    """Which page this is, in both languages."""
    return notice(press, both.side_by_side(phrases.PAGE, page=str(page), pages=str(pages)))


def pages_of(
    press: Press, both: BothVoices, head: Sequence[Block], body: Sequence[Block], tail: Sequence[Block]
) -> list[Page]:
    """Put a body below its head and a tail at the foot; what does not fit on one page flows over several."""
    sheet = press.sheet
    if stacked_mm(body, sheet) <= room_mm(sheet, [*head, *tail]):
        return [page_of([*head, *body], tail, sheet)]
    bodies = flowed([*body, *tail], room_mm(sheet, [*head, page_label(press, both, MOST_PAGES, MOST_PAGES)]), sheet)
    return numbered_pages(press, both, [[*head, *each] for each in bodies], ())


def numbered_pages(
    press: Press, both: BothVoices, bodies: Sequence[Sequence[Block]], foot: Sequence[Block]
) -> list[Page]:
    """Put the same foot below every page, and its number."""
    labelled = enumerate(bodies, start=1)
    return [page_of(body, [*foot, page_label(press, both, at, len(bodies))], press.sheet) for at, body in labelled]


def room_mm(sheet: Sheet, others: Sequence[Block]) -> float:
    """Measure what these blocks leave of a page, a gap above each block that goes there."""
    return sheet.height_mm - sheet.top_mm - sheet.bottom_mm + sheet.block_gap_mm - stacked_mm(others, sheet)


def largest_that_fits(
    sizes_pt: Sequence[float], made: Callable[[float], T], height_mm: Callable[[T], float], limit_mm: float
) -> T:
    """Return what is made in the largest letters in which it is no higher than the limit, else in the smallest.

    The sizes stand in falling order; what is made is taken to grow with them, so that few of them have to be tried.
    """
    tried = cache(lambda at: made(sizes_pt[at]))
    at = bisect_left(range(len(sizes_pt) - 1), True, key=lambda at: height_mm(tried(at)) <= limit_mm)
    return tried(at)
