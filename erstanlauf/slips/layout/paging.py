"""How blocks come onto pages: stacked from the top, at the foot, over as many pages as they need.

Knows heights and gaps, not what stands in a block.
"""

from collections.abc import Sequence

from erstanlauf.slips.layout.blocks import Block, PlacedBlock
from erstanlauf.slips.layout.geometry import Sheet

Page = list[PlacedBlock]


def stacked_mm(blocks: Sequence[Block], sheet: Sheet) -> float:
    """Measure blocks below each other, each with a gap above it."""
    return sum(block.height_mm + sheet.block_gap_mm for block in blocks)


def flowed(blocks: Sequence[Block], room_mm: float, sheet: Sheet, last: Sequence[Block] = ()) -> list[list[Block]]:
    """Deal blocks out to pages with so much room, in their order; the last of them leaves room for `last` below it.

    Where even that block alone leaves too little, an empty page follows. A block higher than a page is cut between its
    lines and goes on on the next one.
    """
    pages: list[list[Block]] = [[]]
    for position, block in enumerate(blocks):
        below = last if position == len(blocks) - 1 else ()
        if pages[-1] and stacked_mm([*pages[-1], block, *below], sheet) > room_mm:
            pages.append([])
        *full, rest = _cut_to_pages(block, room_mm - sheet.block_gap_mm)
        for part in full:
            pages[-1].append(part)
            pages.append([])
        pages[-1].append(rest)
    if last and stacked_mm([*pages[-1], *last], sheet) > room_mm:
        pages.append([])
    return pages


def _cut_to_pages(block: Block, room_mm: float) -> list[Block]:
    """Return a block in as many parts as it needs pages: one, but for what is higher than a page."""
    parts = []
    while block.height_mm > room_mm and (place_mm := block.last_cut_mm(room_mm)):
        upper, block = block.cut(place_mm)
        parts.append(upper)
    return [*parts, block]


def page_of(body: Sequence[Block], foot: Sequence[Block], sheet: Sheet) -> Page:
    """Stack a body from the upper edge and a foot on the lower one."""
    foot_mm = sheet.height_mm - sheet.bottom_mm - stacked_mm(foot, sheet) + sheet.block_gap_mm
    return [*_placed(body, sheet.top_mm, sheet), *_placed(foot, foot_mm, sheet)]


def _placed(blocks: Sequence[Block], y_mm: float, sheet: Sheet) -> Page:
    placed = []
    for block in blocks:
        placed.append(PlacedBlock(block, sheet.side_mm, y_mm))
        y_mm += block.height_mm + sheet.block_gap_mm
    return placed
