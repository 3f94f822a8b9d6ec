"""How long a slip takes from scanned digits to a visit, beside plain AES-GCM. Nothing fails on time."""

import os
from collections.abc import Callable

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from erstanlauf.app import load_knowledge
from erstanlauf.domain.returning.carried import choices_by_tag, packed, unpacked
from erstanlauf.domain.returning.code import digits_of_sealed, read_typed
from erstanlauf.store.house_keys import HouseKey
from erstanlauf.store.slip_seal import SlipSeal
from tests.benchmarks.turns import medians_ms
from tests.builders import MORNING, TODAY
from tests.slips.slip.test_carried_code import carried

pytestmark = [pytest.mark.benchmark]

GOAL_MS = 50
ROUNDS = 200


def test_reading_a_slip_back(report_figure: Callable[[str], None]) -> None:
    visit, catalogue = carried(), load_knowledge(TODAY).catalogue
    seal = SlipSeal(lambda: (HouseKey("a1b2c3d4", bytes(range(32)), MORNING),))
    content = packed(visit)
    sealed = seal.sealed(content)
    assert sealed is not None
    digits = digits_of_sealed(sealed)
    plain, nonce = AESGCM(bytes(range(32))), os.urandom(12)
    plain_digits = str(int.from_bytes(plain.encrypt(nonce, content, None)))

    def read() -> object:
        code = read_typed(digits)
        assert isinstance(code, bytes)
        meaning = choices_by_tag(catalogue)
        return [meaning.get(tag) for tag in unpacked(seal.opened(code)).referrals]

    def open_only() -> object:
        code = read_typed(digits)
        assert isinstance(code, bytes)
        return seal.opened(code)

    def plainly() -> object:
        value = int(plain_digits)
        return plain.decrypt(nonce, value.to_bytes((value.bit_length() + 7) // 8), None)

    whole, opened, floor = medians_ms(ROUNDS, read, open_only, plainly)
    report_figure(
        f"a slip read back {whole:.2f} ms (goal {GOAL_MS} ms), of it the seal {opened:.3f} ms, plain AES-GCM and int"
        f" {floor:.3f} ms, ratio {opened / floor:.1f}; {len(digits)} digits"
    )
