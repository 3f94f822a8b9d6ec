"""What a report is put together of, and how that comes onto pages: no heading is left alone at the foot of one.

Knows heights, what keeps together and what is said again on the next page; not what a piece says.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from erstanlauf.slips.layout.blocks import ORNAMENT, Block, PlacedBlock


@dataclass(frozen=True, slots=True)
class Piece:
    """A block with the air above it, which falls away at the top of a page.

    `keeps_next`: no page ends with it. `again` stands above it where a page begins with it, as the heads of a table.
    `beside` are blocks that stand in its height too, by their distance from its upper left corner.
    """

    block: Block
    above_mm: float = 0.0
    keeps_next: bool = False
    again: Block | None = None
    beside: tuple[PlacedBlock, ...] = ()


def paged(pieces: Sequence[Piece], rooms_mm: Iterator[float]) -> list[list[PlacedBlock]]:
    """Deal pieces out to pages, each with the room that is next; y counts from the top of that room, x is 0.

    What keeps together and is higher than a page is parted all the same.
    """
    room_mm = next(rooms_mm)
    pages: list[list[PlacedBlock]] = [[]]
    y_mm = 0.0
    for chain in _chains(pieces):
        if pages[-1] and y_mm + _height_mm(chain) > room_mm:
            pages.append([])
            y_mm, room_mm = 0.0, next(rooms_mm)
        for piece in chain:
            if pages[-1] and y_mm + piece.above_mm + piece.block.height_mm > room_mm:
                pages.append([])
                y_mm, room_mm = 0.0, next(rooms_mm)
            if not pages[-1] and piece.again is not None:
                pages[-1].append(PlacedBlock(piece.again, 0.0, 0.0))
                y_mm = piece.again.height_mm
            y_mm += piece.above_mm if pages[-1] else 0.0
            pages[-1].append(PlacedBlock(piece.block, 0.0, y_mm))
            pages[-1] += (replace(each, y_mm=y_mm + each.y_mm) for each in piece.beside)
            y_mm += piece.block.height_mm
    return pages


def in_two_columns(left: Sequence[Piece], right: Sequence[Piece], right_mm: float) -> Piece:
    """Return pieces side by side as one that is not parted; `right_mm` is where the right ones begin."""
    placed = (*_below(left, 0.0), *_below(right, right_mm))
    height_mm = max(each.y_mm + each.block.height_mm for each in placed)
    return Piece(Block(height_mm, kind=ORNAMENT), left[0].above_mm, beside=placed)


def _below(pieces: Sequence[Piece], x_mm: float) -> Iterator[PlacedBlock]:
    y_mm = 0.0
    for number, piece in enumerate(pieces):
        y_mm += piece.above_mm if number else 0.0
        yield PlacedBlock(piece.block, x_mm, y_mm)
        y_mm += piece.block.height_mm


def _chains(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Yield the pieces that stand on one page together."""
    chain: list[Piece] = []
    for piece in pieces:
        chain.append(piece)
        if not piece.keeps_next:
            yield chain
            chain = []
    if chain:
        yield chain


def _height_mm(chain: Sequence[Piece]) -> float:
    return sum(each.above_mm + each.block.height_mm for each in chain)
