"""The high-water mark is read as it was written or not at all."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from erstanlauf.store.safety.mark import HEAD_BYTES, MARK_FILE, Mark, MarkFile, read_mark

A_MARK = Mark(seq=4711, audit_head=bytes(range(HEAD_BYTES)))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / MARK_FILE


def written(path: Path, *marks: Mark) -> bytes:
    file = MarkFile(path)
    for mark in marks:
        file.write(mark)
    file.close()
    return path.read_bytes()


def test_the_newest_mark_is_read_back(path: Path) -> None:
    assert len(written(path, A_MARK, Mark(4712, bytes(HEAD_BYTES)))) == 64

    assert read_mark(path) == Mark(4712, bytes(HEAD_BYTES))


def test_a_mark_opened_again_stays_until_it_is_written(path: Path) -> None:
    written(path, A_MARK)

    MarkFile(path).close()

    assert read_mark(path) == A_MARK


def test_no_file_is_no_mark(path: Path) -> None:
    assert read_mark(path) is None


@given(place=st.integers(0, 511))
def test_a_flipped_bit_anywhere_is_no_mark(tmp_path_factory: pytest.TempPathFactory, place: int) -> None:
    path = tmp_path_factory.mktemp("mark") / MARK_FILE
    content = bytearray(written(path, A_MARK))
    content[place // 8] ^= 1 << place % 8
    path.write_bytes(bytes(content))

    assert read_mark(path) is None


@pytest.mark.parametrize("length", [0, 1, 63])
def test_a_mark_cut_short_is_no_mark(path: Path, length: int) -> None:
    path.write_bytes(written(path, A_MARK)[:length])

    assert read_mark(path) is None


def test_an_audit_head_of_another_size_is_refused(path: Path) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        written(path, Mark(1, b"short"))
