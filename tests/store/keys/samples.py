"""Key files for tests, with the cheapest derivation the limits allow."""

from erstanlauf.domain.people import PersonId
from erstanlauf.store.keys.kdf import KdfCost
from erstanlauf.store.keys.key_file import KeyFile
from erstanlauf.store.keys.key_holders import add_person, change_paper_key, new_key_file
from erstanlauf.store.keys.store_key import StoreKey

CHEAP = KdfCost(memory_kib=19_456, rounds=1, lanes=1)

ANNA = PersonId("a0a0a0a0")
BORA = PersonId("b0b0b0b0")
ANNAS_PASSWORD = "Bäckerei am Wasserturm"
BORAS_PASSWORD = "sieben graue Esel"
PAPER = "AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA"


def a_key_file(key: StoreKey) -> KeyFile:
    """Return a file for Anna, who made the paper key, and Bora."""
    key_file = new_key_file(key, ANNA, "Anna", ANNAS_PASSWORD, CHEAP)
    key_file = change_paper_key(key_file, key, ANNA, PAPER, CHEAP)
    return add_person(key_file, key, BORA, "bora", BORAS_PASSWORD, CHEAP)
