"""Whom a case may be handed to: what the administration cannot enter, and what a change means for what waits."""

from dataclasses import replace

import pytest

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.handover.recipient import Recipient, RecipientId
from erstanlauf.usecases.handover.recipients_desk import is_folder
from tests.usecases.handover.fakes import KIM, Crash, House

NEW = Recipient(RecipientId("77ee88ff"), "Neue Stelle", "/freigabe/neu", key="age1x")


def test_a_recipient_is_kept() -> None:
    house = House()

    house.desk_of_recipients.put(NEW)

    assert NEW in house.desk_of_recipients.all()
    assert len(house.desk_of_recipients.new_id()) == 8


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"title": ""}, "recipient.unnamed"),
        ({"title": " x"}, "recipient.unnamed"),
        ({"title": "x" * 121}, "recipient.unnamed"),
        ({"title": "zwei\nZeilen"}, "recipient.unnamed"),
        ({"title": "a\u202eb"}, "recipient.unnamed"),
        ({"folder": ""}, "recipient.folder_unusable"),
        ({"key": ""}, "recipient.key_missing"),
        ({"keeps_months": 0}, "recipient.out_of_range"),
        ({"keeps_months": 37}, "recipient.out_of_range"),
        ({"response_days": 0}, "recipient.out_of_range"),
        ({"response_days": 91}, "recipient.out_of_range"),
    ],
)
def test_what_is_wrong_is_refused_and_not_kept(wrong: dict[str, object], code: str) -> None:
    house = House()

    with pytest.raises(KnownTrouble) as refused:
        house.desk_of_recipients.put(replace(NEW, **wrong))  # type: ignore[arg-type]  # that is what is asked

    assert refused.value.code == code
    assert NEW.id not in {each.id for each in house.recipients.all()}


def test_parcels_without_encryption_only_where_it_was_said() -> None:
    house = House()

    house.desk_of_recipients.put(replace(NEW, key="", is_plain=True))

    assert replace(NEW, key="", is_plain=True) in house.recipients.all()


@pytest.mark.parametrize(
    "path",
    [
        "/srv/uebergabe",
        "C:\\Übergabe\\KIM",
        "c:/kim",
        "\\\\server\\freigabe",
        "\\\\server\\freigabe\\tief\\er",
        "/a b/ü",
    ],
)
def test_whole_paths_are_folders(path: str) -> None:
    assert is_folder(path)


@pytest.mark.parametrize(
    "path",
    [
        *(
            "",
            " ",
            "uebergabe",
            "./x",
            "../x",
            "/a/../b",
            "/a\nb",
            "/a\x00b",
            "C:",
            "C:x",
            "\\\\server",
            "\\\\server\\",
        ),
        *("\\\\.\\PhysicalDrive0", "\\\\?\\C:\\x", "C:\\NUL", "C:\\aux.txt\\x", "\\\\server\\share\\COM1", "/x" * 501),
    ],
)
def test_devices_and_parts_of_paths_are_none(path: str) -> None:
    assert not is_folder(path)


def test_what_was_packed_for_an_old_key_is_packed_anew() -> None:
    house = House()
    handover = house.agreed()
    house.place().is_missing = True
    house.send_all()
    old = house.store.parcels[handover.id]

    house.desk_of_recipients.put(replace(KIM, title="Anderer Name"))
    assert house.store.parcels == {handover.id: old}
    house.desk_of_recipients.put(replace(KIM, key="age1neu", is_plain=False))
    assert house.store.parcels == {}
    house.place().is_missing = False
    house.send_all()

    assert list(house.place().files.values()) != [old]
    assert len(house.place().files) == 1


@pytest.mark.parametrize("step", ["drop_parcel", "put"])
def test_a_parcel_that_was_not_encrypted_never_outlives_the_permission(
    monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    house = House()
    house.agreed()
    house.place().is_missing = True
    house.send_all()
    broken = house.store if step == "drop_parcel" else house.recipients

    def ends(_: object) -> None:
        raise Crash

    monkeypatch.setattr(broken, step, ends)
    with pytest.raises(Crash):
        house.desk_of_recipients.put(replace(KIM, key="age1neu", is_plain=False))

    assert KIM in house.recipients.all()
    assert bool(house.store.parcels) == (step == "drop_parcel")
