"""Files with counts: read by the steering desk alone, from desks of its house alone, and only as they were made."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.figures.counted import DeskId
from erstanlauf.export import limits, sealing
from erstanlauf.export.figures import counts_form, desk_file, faults
from erstanlauf.export.figures.desk_file import DeskFiles
from erstanlauf.export.signing import SigningKey, key_id, public_key, sign
from erstanlauf.i18n.figure_file_sentences import FIGURE_FILE_SENTENCES
from erstanlauf.i18n.sentences import sentence
from erstanlauf.i18n.wording import Wording
from erstanlauf.paths import resources
from tests.export.figures.desks import COUNTS, HOUSE, NOW, OTHER_HOUSE, Keys, a_desk, counts

SENDER = DeskId(key_id(public_key(SigningKey(bytes([1]) * 32))))


def inside(content: bytes) -> bytes:
    """Seal to the second desk what is given, as a stranger might: its public key is no secret."""
    return sealing.sealed(content, STEERING.public_key(), "")


STEERING = a_desk(2)


def a_file(sender: DeskFiles | None = None) -> bytes:
    return (sender or a_desk(1)).sealed(COUNTS, STEERING.public_key())


def opened_as(fault: type[KnownTrouble], content: bytes, at: DeskFiles = STEERING) -> KnownTrouble:
    with pytest.raises(KnownTrouble) as caught:
        at.opened(content)
    assert type(caught.value) is fault
    return caught.value


def test_what_one_desk_sends_the_steering_desk_reads_under_the_fingerprint_of_its_key() -> None:
    assert STEERING.opened(a_file()) == replace(COUNTS, desk=SENDER)


def test_invented_counts_stay_marked() -> None:
    content = a_desk(1).sealed(counts(is_invented=True), STEERING.public_key())
    assert STEERING.opened(content).is_invented


def test_the_public_key_is_drawn_once() -> None:
    keys = Keys(bytes(32))
    desk = DeskFiles(keys, lambda: NOW)
    assert desk.public_key() == desk.public_key()
    assert desk.public_key().startswith("age1")
    assert len(keys.kept) == 1


def test_the_name_of_a_file_tells_desk_days_and_serial() -> None:
    assert a_desk(1).file_name(COUNTS) == f"erstanlauf-zahlen-K7-{SENDER[:9]}-2026-01-01-2026-11-22-7.ezz"


def test_nobody_but_the_steering_desk_reads_it() -> None:
    other = a_desk(3)
    other.public_key()
    opened_as(faults.FileForOtherDesk, a_file(), at=other)
    opened_as(faults.FileForOtherDesk, a_file(), at=a_desk(1))  # not even the one that sent it


def test_nothing_of_the_counts_is_seen_in_the_file() -> None:
    assert b"wohnen" not in a_file()


def test_the_length_of_a_file_tells_no_single_visit() -> None:
    fewer = a_desk(1).sealed(counts(counts=COUNTS.counts[:1]), STEERING.public_key())
    assert abs(len(fewer) - len(a_file())) < 300  # what age puts in front for decoration


def test_a_desk_of_another_house_is_refused() -> None:
    opened_as(faults.FileOfOtherHouse, a_file(a_desk(1, OTHER_HOUSE)))


def test_every_key_the_house_has_had_is_good() -> None:
    with_new_key = DeskFiles(Keys(bytes([2]) * 32, (OTHER_HOUSE, HOUSE)), lambda: NOW)
    content = a_desk(1).sealed(COUNTS, with_new_key.public_key())
    assert with_new_key.opened(content).desk == SENDER


def test_without_a_house_key_nothing_is_sent_and_nothing_read() -> None:
    alone = DeskFiles(Keys(bytes(32), ()), lambda: NOW)
    with pytest.raises(faults.HouseKeyMissing):
        alone.sealed(COUNTS, STEERING.public_key())
    with pytest.raises(faults.HouseKeyMissing):
        alone.opened(a_file())


@pytest.mark.parametrize(
    ("key", "fault"),
    [
        ("", faults.SteeringKeyUnreadable),
        ("age1", faults.SteeringKeyUnreadable),
        ("age1" + "q" * 58, faults.SteeringKeyUnreadable),
        ("AGE-SECRET-KEY-1QQQ", faults.SteeringKeyIsSecret),
    ],
)
def test_a_key_that_is_none_is_told(key: str, fault: type[KnownTrouble]) -> None:
    with pytest.raises(fault):
        a_desk(1).sealed(COUNTS, key)


def test_a_desk_does_not_take_what_it_sent_itself() -> None:
    opened_as(faults.FileOfThisDesk, STEERING.sealed(COUNTS, STEERING.public_key()))


def test_a_file_from_tomorrow_is_taken_and_one_from_later_is_not() -> None:
    content = a_desk(1).sealed(counts(made_at=NOW + timedelta(days=1)), STEERING.public_key())
    assert STEERING.opened(content).serial == COUNTS.serial
    late = a_desk(1).sealed(counts(made_at=NOW + timedelta(days=1, minutes=1)), STEERING.public_key())
    assert opened_as(faults.FileFromFuture, late).details == {"made_on": "2026-11-24"}


def test_more_counts_than_a_file_holds_are_not_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk_file, "MOST_ROWS", 12)
    with pytest.raises(faults.CountsTooLarge):
        a_desk(1).sealed(COUNTS, STEERING.public_key())


# by whom it was signed


def forged(change: Callable[[bytes], bytes], signer: int = 1) -> bytes:
    """Return what a desk of the house signed after its program had made something else of it."""
    keys = SigningKey(bytes([signer]) * 32)
    whole = desk_file._signed(COUNTS, keys, HOUSE)
    content = change(whole[:-64].rstrip(b" "))
    return inside(content + sign(content, keys))


def test_a_desk_cannot_send_in_the_name_of_another() -> None:
    mine = DeskId(key_id(public_key(SigningKey(bytes([1]) * 32)))).encode()
    other = key_id(public_key(SigningKey(bytes([3]) * 32))).encode()
    fault = opened_as(faults.FileNotAsAgreed, forged(lambda content: content.replace(mine, other)))
    assert fault.details == {"field": "desk"}


def test_a_signature_of_another_key_does_not_fit() -> None:
    whole = desk_file._signed(COUNTS, SigningKey(bytes([1]) * 32), HOUSE)
    content = whole[:-64]
    opened_as(faults.FileDamaged, inside(content + sign(content, SigningKey(bytes([3]) * 32))))


def test_the_proof_of_one_key_is_none_of_another() -> None:
    one = desk_file._signed(COUNTS, SigningKey(bytes([1]) * 32), HOUSE)
    other = desk_file._signed(COUNTS, SigningKey(bytes([3]) * 32), HOUSE)
    proof, its_proof = (whole.split(b"\n")[1].split(b" ")[1] for whole in (one, other))
    opened_as(faults.FileOfOtherHouse, inside(one.replace(proof, its_proof)))


def test_a_later_form_is_told_from_something_else() -> None:
    opened_as(faults.FileOfLaterForm, inside(b"erstanlauf-counts-2\nwhatever"))
    opened_as(faults.FileOfOtherKind, inside(b"erstanlauf-counts-two\nwhatever"))
    opened_as(faults.FileOfOtherKind, inside(b"erstanlauf-counts-9999999999999\nwhatever"))
    opened_as(faults.FileOfOtherKind, inside(b""))


def test_more_than_the_limit_is_not_even_decrypted() -> None:
    big = sealing.MARK + bytes(limits.PACKED_BYTES)
    assert opened_as(faults.FileTooLarge, big).details == {"limit_mb": 50}


@given(st.data())
def test_every_altered_or_cut_file_is_refused_with_one_fault(data: st.DataObject) -> None:
    content = bytearray(WHOLE)
    if data.draw(st.booleans()):
        del content[data.draw(st.integers(0, len(content) - 1)) :]
    else:
        at, bit = data.draw(st.integers(0, len(content) - 1)), data.draw(st.integers(0, 7))
        content[at] ^= 1 << bit
    with pytest.raises(faults.FileFault) as caught:
        STEERING.opened(bytes(content))
    assert sentence(Wording("de"), caught.value)


@given(st.binary(max_size=400))
def test_whatever_a_stranger_seals_is_refused_with_one_fault(content: bytes) -> None:
    for each in (content, desk_file._FORM + content, sealing.MARK + content, inside(content)):
        with pytest.raises(faults.FileFault):
            STEERING.opened(each)
    with pytest.raises(faults.FileFault):
        STEERING.opened(inside(desk_file._FORM + content))


WHOLE = a_file()


# words


def test_every_fault_has_its_sentence_that_says_what_is_safe_and_what_to_do() -> None:
    words = Wording("de")
    details: dict[str, str | int] = {
        "limit": 5,
        "limit_mb": 50,
        "made_on": "2026-11-24",
        "field": "counts[3]",
        "folder": "X:\\Zahlen",
    }
    kinds = [each for each in vars(faults).values() if isinstance(each, type) and issubclass(each, KnownTrouble)]
    told = {
        each.code: sentence(words, each(**details)) for each in kinds if each not in (KnownTrouble, faults.FileFault)
    }
    assert set(told) == set(FIGURE_FILE_SENTENCES)
    assert len(set(told.values())) == len(told)
    for text in told.values():
        assert " – " in text
        assert "{" not in text
        assert not any(word in text.lower() for word in ("bitte", "leider", "ungültig"))


def test_two_sentences_as_they_are_read() -> None:
    words = Wording("de")
    assert sentence(words, opened_as(faults.FileOfOtherHouse, a_file(a_desk(1, OTHER_HOUSE)))) == (
        "Die Datei kommt von keinem Tresen dieses Hauses; die Zahlen hier bleiben, wie sie sind – gehört der "
        "Tresen doch dazu, dort unter „Schlüssel“ den Hausschlüssel dieses Hauses einlesen und noch einmal senden."
    )
    assert sentence(words, opened_as(faults.FileDamaged, WHOLE[:-1])) == (
        "Die Datei ist abgeschnitten oder verändert; die Zahlen hier bleiben, wie sie sind – den Tresen noch einmal "
        "senden lassen."
    )


def test_no_count_and_no_code_is_in_any_fault_or_repr() -> None:
    fault = opened_as(faults.FileNotAsAgreed, forged(lambda content: content.replace(b'"wohnen"', b'"gewaltschutz_x"')))
    assert "gewalt" not in str(fault.details)
    assert "wohnen" not in repr(STEERING.opened(WHOLE))


def test_the_schema_says_what_the_reader_takes() -> None:
    from jsonschema import Draft202012Validator

    schema = json.loads((resources() / "schemas" / "counts-1.schema.json").read_text("utf-8"))
    validator = Draft202012Validator(schema)
    document = json.loads(counts_form.json_of(COUNTS, SENDER))
    validator.validate(document)
    document["counts"][0][4] = 0
    assert not validator.is_valid(document)


def test_every_code_the_program_brings_may_be_in_a_file() -> None:
    from erstanlauf.app import load_knowledge
    from erstanlauf.i18n.languages import LANGUAGES

    known = load_knowledge(NOW.date())
    codes = [
        *known.catalogue.services,
        *(rule.id for rule in known.rulebook.rules),
        *(each.id for each in known.groups),
    ]
    assert [
        each for each in (*codes, *(language.tag for language in LANGUAGES)) if not counts_form._ID.fullmatch(each)
    ] == []
