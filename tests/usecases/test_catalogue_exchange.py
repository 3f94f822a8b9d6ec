"""Catalogues from and to others, over real stores and real files: read, taken over, taken back, published."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from erstanlauf.app import catalogue_file
from erstanlauf.domain.audit import AuditAction
from erstanlauf.domain.catalogue import Kind, OfferStatus, Target
from erstanlauf.domain.catalogue_edits import Edit, edited
from erstanlauf.domain.exchange_report import Form, Said
from erstanlauf.export.bundle import BundleDamaged, BundleOlder, BundleUnknownKey
from erstanlauf.export.faults import FileCut, FileNotOpened, ReadingCancelled
from erstanlauf.knowledge.catalogue_codec import catalogue_bytes
from erstanlauf.paths import FileNotWritten
from erstanlauf.usecases.catalogue_desk import CatalogueDesk
from erstanlauf.usecases.catalogue_exchange import CatalogueMoved
from tests.usecases.exchanges import OFFICE, ExchangingDesk, a_desk_in, hours, new_hours, without

HOURS = "Mo-Fr 8:00-10:00"
ENDINGS = {Form.HSDS_JSON: ".json", Form.HSDS_CSV: ".zip", Form.OWN: ".json", Form.BUNDLE: ".buendel"}
every_form = pytest.mark.parametrize("form", Form)


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


def trust_each_other(here: ExchangingDesk, there: ExchangingDesk) -> None:
    for one, other in ((here, there), (there, here)):
        one.towns.trust(other.towns.own_key()[1], "Anderer Tresen")


def unchanged(desk: ExchangingDesk) -> bool:
    return desk.catalogue.work().steps == 0 and hours(desk.catalogue.work().catalogue) is None


@every_form
def test_what_one_desk_has_published_another_takes_over_takes_back_and_publishes(
    here: ExchangingDesk, there: ExchangingDesk, tmp_path: Path, form: Form
) -> None:
    trust_each_other(here, there)
    there.publish_hours(HOURS)
    incoming = here.read(there.write(form, tmp_path / f"katalog{ENDINGS[form]}"))

    assert incoming.form is form
    assert (OFFICE, "hours") in [(change.subject, change.field) for change in incoming.imported.report.changes]
    assert unchanged(here)

    assert here.exchange.take_over(incoming, rest_missing=False) >= 1
    assert hours(here.catalogue.work().catalogue) == HOURS
    assert hours(here.catalogue.work().published.catalogue) is None

    here.catalogue.undo()
    assert unchanged(here)

    here.catalogue.redo()
    assert hours(here.catalogue.publish().knowledge.catalogue) == HOURS


@every_form
def test_what_a_desk_gives_away_changes_nothing_when_it_reads_it_back(
    here: ExchangingDesk, tmp_path: Path, form: Form
) -> None:
    file = here.write(form, tmp_path / f"katalog{ENDINGS[form]}")
    if form is Form.BUNDLE:
        with pytest.raises(BundleUnknownKey):  # nobody trusts the own key: there is no need to
            here.read(file)
        return
    incoming = here.read(file)
    assert incoming.imported.report.changes == ()
    assert incoming.imported.edit.services == ()
    assert incoming.imported.report.read == sum(
        len(service.offers) for service in here.catalogue.work().catalogue.services.values()
    )


def test_the_catalogue_file_of_the_program_is_read_as_one_of_its_own_form(here: ExchangingDesk) -> None:
    incoming = here.read(catalogue_file())
    assert (incoming.form, incoming.imported.edit) == (Form.OWN, Edit())
    assert incoming.imported.city == "Bielefeld"


def test_giving_away_is_written_down_with_the_version(here: ExchangingDesk, tmp_path: Path) -> None:
    here.publish_hours(HOURS)
    here.write(Form.HSDS_JSON, tmp_path / "katalog.json")

    entry = here.store.audit.entries(1)[0]
    assert (entry.action, entry.subject) == (AuditAction.CATALOGUE_EXPORTED, "2")


def test_only_what_is_in_force_is_given_away(here: ExchangingDesk, there: ExchangingDesk, tmp_path: Path) -> None:
    there.catalogue.change(new_hours(there.catalogue.work().catalogue, HOURS))

    incoming = here.read(there.write(Form.OWN, tmp_path / "katalog.json"))
    assert incoming.imported.report.changes == ()


def move_by_a_step(desk: CatalogueDesk) -> None:
    desk.change(new_hours(desk.work().catalogue, "Mo 8:00-9:00"))


def move_by_publishing(desk: CatalogueDesk) -> None:
    move_by_a_step(desk)
    desk.publish()


@pytest.mark.parametrize("move", [move_by_a_step, move_by_publishing])
def test_a_report_over_another_catalogue_is_not_taken_over(
    here: ExchangingDesk, there: ExchangingDesk, tmp_path: Path, move: Callable[[CatalogueDesk], None]
) -> None:
    there.publish_hours(HOURS)
    incoming = here.read(there.write(Form.OWN, tmp_path / "katalog.json"))
    move(here.catalogue)
    steps = here.catalogue.work().steps

    with pytest.raises(CatalogueMoved):
        here.exchange.take_over(incoming, rest_missing=False)

    assert here.catalogue.work().steps == steps
    assert hours(here.catalogue.work().catalogue) == "Mo 8:00-9:00"


def test_a_report_is_taken_over_once(here: ExchangingDesk, there: ExchangingDesk, tmp_path: Path) -> None:
    there.publish_hours(HOURS)
    incoming = here.read(there.write(Form.OWN, tmp_path / "katalog.json"))
    here.exchange.take_over(incoming, rest_missing=False)

    with pytest.raises(CatalogueMoved):
        here.exchange.take_over(incoming, rest_missing=False)
    assert here.catalogue.work().steps == 1


@pytest.mark.parametrize("rest_missing", [False, True])
def test_what_the_file_does_not_hold_rests_only_where_that_is_wanted(
    here: ExchangingDesk, tmp_path: Path, rest_missing: bool
) -> None:
    file = tmp_path / "katalog.json"
    file.write_bytes(catalogue_bytes(without(here.catalogue.work().catalogue, OFFICE)))
    incoming = here.read(file)
    assert [(line.said, line.subject) for line in incoming.imported.report.lines] == [(Said.MISSING, OFFICE)]

    here.exchange.take_over(incoming, rest_missing=rest_missing)

    offer = here.catalogue.work().catalogue.offer(OFFICE)
    assert offer is not None
    assert offer.status is (OfferStatus.INACTIVE if rest_missing else OfferStatus.ACTIVE)


def test_what_was_confirmed_here_later_stays(here: ExchangingDesk, there: ExchangingDesk, tmp_path: Path) -> None:
    there.publish_hours("Mo 8:00-9:00", "2026-10-01")
    here.publish_hours(HOURS, "2026-11-20")

    incoming = here.read(there.write(Form.OWN, tmp_path / "katalog.json"))
    assert incoming.imported.report.changes == ()


# bundles


def test_a_bundle_tells_who_signed_it_and_can_be_taken_again_after_it_was_taken_back(
    here: ExchangingDesk, there: ExchangingDesk, tmp_path: Path
) -> None:
    trust_each_other(here, there)
    there.publish_hours(HOURS)
    file = there.write(Form.BUNDLE, tmp_path / "katalog.buendel")

    incoming = here.read(file)
    assert incoming.signed is not None
    assert (incoming.signed.key_id, incoming.signed.serial) == (there.towns.own_key()[0], 1)
    here.read(file)  # reading alone takes nothing
    here.exchange.take_over(incoming, rest_missing=False)

    assert [town.newest_serial for town in here.towns.trusted()] == [1]
    assert here.read(file).imported.edit == Edit()
    here.catalogue.undo()
    here.exchange.take_over(here.read(file), rest_missing=False)
    assert hours(here.catalogue.work().catalogue) == HOURS


def test_an_older_bundle_does_not_bring_old_facts_back(
    here: ExchangingDesk, there: ExchangingDesk, tmp_path: Path
) -> None:
    trust_each_other(here, there)
    older = there.write(Form.BUNDLE, tmp_path / "alt.buendel")
    there.publish_hours(HOURS)
    newer = there.write(Form.BUNDLE, tmp_path / "neu.buendel")
    here.exchange.take_over(here.read(newer), rest_missing=False)

    with pytest.raises(BundleOlder):
        here.read(older)
    assert hours(here.catalogue.work().catalogue) == HOURS


def test_a_bundle_of_somebody_unknown_is_refused(here: ExchangingDesk, there: ExchangingDesk, tmp_path: Path) -> None:
    there.publish_hours(HOURS)
    file = there.write(Form.BUNDLE, tmp_path / "katalog.buendel")

    with pytest.raises(BundleUnknownKey) as refused:
        here.read(file)
    assert refused.value.details == {"key": there.towns.own_key()[0]}
    assert unchanged(here)


def test_a_bundle_of_a_town_that_is_trusted_no_longer_is_refused(
    here: ExchangingDesk, there: ExchangingDesk, tmp_path: Path
) -> None:
    trust_each_other(here, there)
    file = there.write(Form.BUNDLE, tmp_path / "katalog.buendel")
    here.towns.distrust(there.towns.own_key()[0])

    with pytest.raises(BundleUnknownKey):
        here.read(file)


@pytest.mark.parametrize("at", [30, -70, -1])
def test_a_bundle_that_was_altered_is_refused(
    here: ExchangingDesk, there: ExchangingDesk, tmp_path: Path, at: int
) -> None:
    trust_each_other(here, there)
    there.publish_hours(HOURS)
    file = there.write(Form.BUNDLE, tmp_path / "katalog.buendel")
    content = bytearray(file.read_bytes())
    content[at] ^= 1
    file.write_bytes(bytes(content))

    with pytest.raises(BundleDamaged):
        here.read(file)
    assert unchanged(here)
    assert [town.newest_serial for town in here.towns.trusted()] == [0]


# what goes wrong


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-100])


def test_a_file_that_is_cut_leaves_the_catalogue_as_it_was(here: ExchangingDesk, tmp_path: Path) -> None:
    file = here.write(Form.HSDS_JSON, tmp_path / "katalog.json")
    cut(file)
    with pytest.raises(FileCut):
        here.read(file)
    assert unchanged(here)


def test_a_file_that_is_not_there_is_told(here: ExchangingDesk, tmp_path: Path) -> None:
    with pytest.raises(FileNotOpened):
        here.read(tmp_path / "nirgends.json")


@pytest.mark.parametrize("looks", [0, 1, 3])
def test_an_import_that_is_stopped_leaves_the_catalogue_as_it_was(
    here: ExchangingDesk, there: ExchangingDesk, tmp_path: Path, looks: int
) -> None:
    there.publish_hours(HOURS)
    file = there.write(Form.HSDS_CSV, tmp_path / "katalog.zip")
    seen = iter(range(looks))

    with pytest.raises(ReadingCancelled):
        here.exchange.files.read(file, here.exchange.ground(), None, lambda: next(seen, None) is None)
    assert unchanged(here)


def test_an_import_that_is_killed_before_it_was_taken_over_is_not_there_afterwards(
    here: ExchangingDesk, there: ExchangingDesk, tmp_path: Path
) -> None:
    there.publish_hours(HOURS)
    here.read(there.write(Form.OWN, tmp_path / "katalog.json"))
    here.store.close()

    again = a_desk_in(tmp_path / "here")
    assert unchanged(again)
    again.store.close()


def test_the_progress_never_goes_back_and_ends_at_the_whole(here: ExchangingDesk, tmp_path: Path) -> None:
    file = here.write(Form.HSDS_JSON, tmp_path / "katalog.json")
    told: list[tuple[int, int]] = []

    here.exchange.files.read(
        file, here.exchange.ground(), lambda done, whole: told.append((done, whole)), lambda: False
    )

    assert told == sorted(told)
    assert told[-1] == (100, 100)


def test_nothing_is_written_where_it_cannot_be(here: ExchangingDesk, tmp_path: Path) -> None:
    in_the_way = tmp_path / "katalog"
    in_the_way.write_text("kein Ordner")
    with pytest.raises(FileNotWritten):
        here.write(Form.HSDS_JSON, in_the_way / "katalog.json")
    assert in_the_way.read_text() == "kein Ordner"


def test_a_step_that_changes_no_kind_counts_none(here: ExchangingDesk, tmp_path: Path) -> None:
    incoming = here.read(here.write(Form.OWN, tmp_path / "katalog.json"))
    assert incoming.imported.edit == Edit()
    assert here.exchange.take_over(incoming, rest_missing=False) == 0


def test_no_file_lifts_a_limit_that_the_law_sets(here: ExchangingDesk, tmp_path: Path) -> None:
    catalogue = here.catalogue.work().catalogue
    service = catalogue.services[Kind("abh")]
    assert service.target.status_exclude
    lifted = edited(catalogue, Edit((replace(service, target=Target(), description="Für alle da."),)))
    file = tmp_path / "katalog.json"
    file.write_bytes(catalogue_bytes(lifted))

    incoming = here.read(file)

    [said] = [line for line in incoming.imported.report.lines if line.said is Said.HELD_BACK]
    assert (said.subject, said.field) == ("abh", "target")
    here.exchange.take_over(incoming, rest_missing=False)
    after = here.catalogue.work().catalogue.services[Kind("abh")]
    assert (after.target, after.description) == (service.target, "Für alle da.")
