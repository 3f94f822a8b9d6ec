"""Whose signed catalogues a desk takes, and its own key: over real stores, with real keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from erstanlauf.domain.audit import AuditAction
from erstanlauf.domain.exchange_report import Form
from erstanlauf.export.signing import KeyTextBroken
from erstanlauf.usecases.towns import OwnKey, TownUnnamed
from tests.usecases.exchanges import ExchangingDesk, a_desk_in


@pytest.fixture
def here(tmp_path: Path) -> Iterator[ExchangingDesk]:
    desk = a_desk_in(tmp_path / "here")
    yield desk
    desk.store.close()


@pytest.fixture
def there(tmp_path: Path) -> Iterator[ExchangingDesk]:
    desk = a_desk_in(tmp_path / "there")
    yield desk
    desk.store.close()


def test_the_own_key_is_made_once_and_stays(here: ExchangingDesk, there: ExchangingDesk, tmp_path: Path) -> None:
    fingerprint, text = here.towns.own_key()
    here.store.close()
    again = a_desk_in(tmp_path / "here")

    assert again.towns.own_key() == (fingerprint, text)
    assert again.towns.fingerprint_of(text) == fingerprint
    assert there.towns.own_key()[0] != fingerprint
    again.store.close()


def test_a_key_is_taken_with_a_name_and_its_fingerprint_is_the_one_that_is_read_out(
    here: ExchangingDesk, there: ExchangingDesk
) -> None:
    fingerprint, text = there.towns.own_key()
    assert here.towns.fingerprint_of(text) == fingerprint
    assert list(here.towns.trusted()) == []

    here.towns.trust(text, " Stadt Herford ")

    [town] = here.towns.trusted()
    assert (town.town, town.id, town.newest_serial) == ("Stadt Herford", fingerprint, 0)
    entry = here.store.audit.entries(1)[0]
    assert (entry.action, entry.subject) == (AuditAction.TOWN_TRUSTED, fingerprint)


def test_the_same_key_again_only_changes_the_name(here: ExchangingDesk, there: ExchangingDesk, tmp_path: Path) -> None:
    text = there.towns.own_key()[1]
    here.towns.trust(text, "Herfort")
    here.exchange.take_over(here.read(there.write(Form.BUNDLE, tmp_path / "k.buendel")), rest_missing=False)

    here.towns.trust(text, "Herford")

    assert [(town.town, town.newest_serial) for town in here.towns.trusted()] == [("Herford", 1)]


@pytest.mark.parametrize("name", ["", "   ", "Stadt\nHerford", "Stadt\u202eHerford", "x" * 301])
def test_a_town_needs_a_name_that_can_be_read_in_one_line(
    here: ExchangingDesk, there: ExchangingDesk, name: str
) -> None:
    with pytest.raises(TownUnnamed):
        here.towns.trust(there.towns.own_key()[1], name)
    assert list(here.towns.trusted()) == []


def test_the_own_key_is_not_taken_as_that_of_another_town(here: ExchangingDesk) -> None:
    with pytest.raises(OwnKey):
        here.towns.trust(here.towns.own_key()[1], "Wir")
    assert list(here.towns.trusted()) == []


def test_a_key_that_was_not_copied_whole_is_refused(here: ExchangingDesk, there: ExchangingDesk) -> None:
    text = there.towns.own_key()[1]
    for broken in ("", text[:-5], text.replace("-", "", 1), text.swapcase()):
        with pytest.raises(KeyTextBroken):
            here.towns.trust(broken, "Herford")
    assert list(here.towns.trusted()) == []


def test_trust_is_taken_away_and_that_is_written_down(here: ExchangingDesk, there: ExchangingDesk) -> None:
    fingerprint, text = there.towns.own_key()
    here.towns.trust(text, "Herford")

    here.towns.distrust(fingerprint)

    assert list(here.towns.trusted()) == []
    entry = here.store.audit.entries(1)[0]
    assert (entry.action, entry.subject) == (AuditAction.TOWN_DISTRUSTED, fingerprint)


def test_taking_away_trust_that_was_not_there_is_not_written_down(here: ExchangingDesk) -> None:
    here.towns.own_key()
    before = len(here.store.audit.entries(100))
    here.towns.distrust("AAAA-AAAA-AAAA-AAAA-AAAA")
    assert len(here.store.audit.entries(100)) == before


def test_each_bundle_of_a_desk_has_the_next_number(here: ExchangingDesk, there: ExchangingDesk, tmp_path: Path) -> None:
    here.towns.trust(there.towns.own_key()[1], "Herford")
    serials = []
    for name in ("a.buendel", "b.buendel"):
        signed = here.read(there.write(Form.BUNDLE, tmp_path / name)).signed
        assert signed is not None
        serials.append(signed.serial)
    assert serials == [1, 2]
