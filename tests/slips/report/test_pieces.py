"""How pieces come onto pages: nothing lost, nothing out of order, no heading alone at the foot of a page."""

from itertools import repeat

from hypothesis import given
from hypothesis import strategies as st

from erstanlauf.slips.layout.blocks import Block
from erstanlauf.slips.report.pieces import Piece, in_two_columns, paged

ROOM_MM = 100.0
HEAD = Block(7.0)

PIECES = st.lists(
    st.builds(
        Piece,
        st.builds(Block, st.floats(1.0, 30.0)),
        st.floats(0.0, 6.0),
        st.booleans(),
        st.sampled_from([None, HEAD]),
    ),
    max_size=60,
)


@given(PIECES)
def test_every_piece_stands_on_a_page_in_order(pieces: list[Piece]) -> None:
    pages = paged(pieces, repeat(ROOM_MM))
    placed = [each.block for page in pages for each in page if each.block is not HEAD]
    assert [id(each) for each in placed] == [id(each.block) for each in pieces]
    for page in pages:
        ends = [each.y_mm + each.block.height_mm for each in page]
        assert all(end <= ROOM_MM + 1e-6 for end in ends)
        assert all(later.y_mm >= end - 1e-6 for end, later in zip(ends, page[1:], strict=False))


@given(st.integers(1, 40), st.floats(2.0, 12.0))
def test_no_page_ends_with_what_keeps_its_next(rows: int, height_mm: float) -> None:
    heading = Piece(Block(8.0), 5.0, keeps_next=True)
    pieces = [piece for _ in range(rows) for piece in (heading, Piece(Block(height_mm), 2.0))]
    kept = {id(heading.block)}
    assert all(id(page[-1].block) not in kept for page in paged(pieces, repeat(ROOM_MM)))


def test_the_head_of_a_table_comes_again_on_the_next_page_alone() -> None:
    rows = [Piece(Block(9.0), again=HEAD) for _ in range(30)]
    pages = paged([Piece(HEAD, keeps_next=True), *rows], repeat(ROOM_MM))
    assert len(pages) > 2
    assert all(page[0].block is HEAD and page[1].block is not HEAD for page in pages)


def test_two_columns_stand_side_by_side_and_are_not_parted() -> None:
    left, right = [Piece(Block(40.0)), Piece(Block(20.0), 4.0)], [Piece(Block(30.0))]
    pages = paged([Piece(Block(50.0)), in_two_columns(left, right, 80.0)], repeat(ROOM_MM))
    assert [len(page) for page in pages] == [1, 4]
    assert [(each.x_mm, each.y_mm) for each in pages[1][1:]] == [(0.0, 0.0), (0.0, 44.0), (80.0, 0.0)]
