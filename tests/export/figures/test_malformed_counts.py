"""Hundreds of files that must not be taken: each is refused with one sentence, and the store stays as it was."""

from pathlib import Path

from erstanlauf.export.figures import faults
from erstanlauf.export.figures.desk_file import DeskFiles
from erstanlauf.i18n.sentences import sentence
from erstanlauf.i18n.wording import Wording
from erstanlauf.usecases.figures.collecting import Collecting
from tests.export.figures.broken_counts import broken_files, sealed_json
from tests.export.figures.desks import COUNTS, HOUSE, NOW, a_desk
from tests.store.desks import EVERYTHING, opened


def test_each_of_hundreds_of_malformed_files_is_refused_with_one_sentence_and_changes_nothing(tmp_path: Path) -> None:
    store = opened(tmp_path)
    store.house_keys.take_over("a1b2c3d4", HOUSE, NOW)
    files = DeskFiles(store.figure_keys, lambda: NOW)
    collecting = Collecting(EVERYTHING, store.figures, files)
    to = collecting.public_key()
    assert collecting.take(a_desk(1).sealed(COUNTS, to), NOW).is_new
    changes = store.transactions.db.conn.total_changes
    opener, words, told, taken = collecting.opener(), Wording("de"), 0, []

    for name, content in broken_files(to):
        try:
            collecting.take_opened(opener(content), NOW)
        except faults.FileFault as fault:
            told += len(sentence(words, fault).splitlines())
        else:
            taken.append(name)

    assert taken == []
    assert told >= 300
    assert store.transactions.db.conn.total_changes == changes
    store.close()


def test_a_sound_file_made_the_same_way_is_taken() -> None:
    from erstanlauf.export.figures.counts_form import json_of
    from tests.export.figures.broken_counts import DESK

    at = a_desk(2)
    assert at.opened(sealed_json(json_of(COUNTS, DESK), at.public_key())).counts == COUNTS.counts
