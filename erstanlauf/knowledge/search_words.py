"""Reads the words people use for a service, in every slip language, for the search.

The form of the file is explained at its top, in German. Whether the catalogue holds a kind is not asked: one file of
words serves every town. It knows nothing of how is searched.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from erstanlauf.domain.catalogue import Kind
from erstanlauf.i18n.languages import LANGUAGES
from erstanlauf.knowledge.faults import EmptyList
from erstanlauf.knowledge.record import Record
from erstanlauf.knowledge.yaml_files import read_mapping


def load_search_words(path: Path) -> Mapping[Kind, Mapping[str, Sequence[str]]]:
    """Return the words of each kind by language tag, in the order of the file.

    Raises a `KnowledgeFault` that names file, line, record and field.
    """
    file = Record(path.name, path.stem, read_mapping(path))
    words: defaultdict[Kind, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for entry in file.records("words"):
        kinds = entry.texts("kinds")
        if not kinds:
            entry.refuse("kinds", EmptyList)
        for language in LANGUAGES:
            said = entry.texts(language.tag)
            for kind in kinds if said else ():
                words[Kind(kind)][language.tag] += said
        entry.finish()
    file.finish()
    return {kind: dict(by_language) for kind, by_language in words.items()}
