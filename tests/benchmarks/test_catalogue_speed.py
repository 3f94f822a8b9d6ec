"""How long a town waits for its catalogue: publishing, opening it at log-in, a step of work. Nothing fails on time.

The catalogue is Bielefeld's with as many invented kinds beside it as make it large; every fact an offer can have is
there.
"""

import json
import time
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from erstanlauf.app import knowledge_of
from erstanlauf.app.catalogue import draft_over
from erstanlauf.domain.catalogue import Catalogue, Kind, OfferId, Organization, OrganizationId, Service, Source
from erstanlauf.domain.catalogue_edits import Edit, edited
from erstanlauf.knowledge.catalogue_codec import catalogue_bytes, catalogue_from
from erstanlauf.knowledge.catalogue_writer import written_catalogue
from erstanlauf.usecases.catalogue_desk import CatalogueDesk
from tests.builders import TODAY, a_service
from tests.knowledge.test_catalogue_codec import a_full_offer
from tests.store.desks import EVERYTHING, opened

pytestmark = [pytest.mark.benchmark, pytest.mark.slow]

GOAL_SECONDS = 2


def invented_kinds(count: int) -> tuple[Service, ...]:
    """Return so many kinds with one full offer each."""
    full = a_full_offer()
    return tuple(
        a_service(f"kind{number}", offers=(replace(full, id=OfferId(f"kind{number}/haus{number}")),))
        for number in range(count)
    )


def a_large_step(count: int) -> Edit:
    haus = Organization(OrganizationId("haus1"), "Musterhaus")
    services = tuple(replace(each, description="Rat und Hilfe.") for each in invented_kinds(count))
    return Edit(services, {"TEST": Source("Prüfung", "2026")}, (haus,))


@pytest.mark.parametrize("count", [5_000, pytest.param(20_000, marks=pytest.mark.long)])
def test_publishing_a_large_catalogue(tmp_path: Path, report_figure: Callable[[str], None], count: int) -> None:
    store = opened(tmp_path)
    desk = CatalogueDesk(EVERYTHING, draft_over(store), lambda each: knowledge_of(each, TODAY), dict)
    desk.change(a_large_step(count))

    began = time.perf_counter()
    in_force = desk.publish()
    took = time.perf_counter() - began

    floor = plain_seconds(tmp_path, in_force.published.catalogue)
    began = time.perf_counter()
    content = store.catalogue.content(in_force.published.head.number)
    read = catalogue_from(content, "katalog")
    reading = time.perf_counter() - began
    began = time.perf_counter()
    knowledge_of(read, TODAY)
    joining = time.perf_counter() - began
    store.close()
    assert read == in_force.published.catalogue
    report_figure(
        f"publishing {count + 60} kinds {took:.2f} s (goal {GOAL_SECONDS} s for 5,000), json and zlib into a file"
        f" {floor:.2f} s, ratio {took / floor:.1f};"
        f" reading it at log-in {reading:.2f} s, joining the rules {joining:.2f} s"
    )


def plain_seconds(folder: Path, catalogue: Catalogue) -> float:
    """Return how long the bare libraries take to put the same data into a file."""
    data = written_catalogue(catalogue)
    began = time.perf_counter()
    (folder / "plain").write_bytes(zlib.compress(json.dumps(data).encode(), 1))
    return time.perf_counter() - began


def test_one_step_of_work_in_a_large_catalogue(tmp_path: Path, report_figure: Callable[[str], None]) -> None:
    store = opened(tmp_path)
    desk = CatalogueDesk(EVERYTHING, draft_over(store), lambda each: knowledge_of(each, TODAY), dict)
    desk.change(a_large_step(5_000))
    [service] = [desk.work().catalogue.services[Kind("kind17")]]

    began = time.perf_counter()
    for number in range(20):
        desk.change(Edit((replace(service, note=str(number)),)))
    took = (time.perf_counter() - began) / 20 * 1000
    store.close()
    report_figure(f"one step of work among 5,060 kinds {took:.1f} ms")


def test_a_catalogue_written_is_not_much_slower_than_plain_json(report_figure: Callable[[str], None]) -> None:
    catalogue = edited(Catalogue("Musterstadt", "2026-11-22", {}, {}), a_large_step(5_000))
    began = time.perf_counter()
    catalogue_bytes(catalogue)
    ours = time.perf_counter() - began
    data = written_catalogue(catalogue)
    began = time.perf_counter()
    json.dumps(data, ensure_ascii=False)
    plain = time.perf_counter() - began
    report_figure(f"writing 5,000 kinds {ours:.2f} s, json alone {plain:.2f} s, ratio {ours / plain:.1f}")
