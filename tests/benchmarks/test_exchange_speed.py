"""How long a large catalogue of others takes to read, against the bare parsers, how much memory, how soon it stops.

Nothing fails on time: the figures are printed.
"""

import csv
import io
import json
import random
import subprocess
import sys
import time
import uuid
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from erstanlauf import paths
from erstanlauf.export.faults import ReadingCancelled
from erstanlauf.export.hsds.incoming import catalogue_from_tables
from erstanlauf.export.hsds.outgoing import tables_of
from erstanlauf.export.parcel import read_parcel
from erstanlauf.export.tables import Row
from erstanlauf.export.writing import write_csv
from erstanlauf.knowledge.catalogue import load_catalogue
from tests.benchmarks.turns import medians_ms

pytestmark = [pytest.mark.benchmark, pytest.mark.slow]

SERVICES = 20_000
ROUNDS = 3
WORDS = (
    *("Beratung", "Hilfe", "Sprache", "Familie", "Arbeit", "Wohnen", "Schule", "Gesundheit", "Recht", "Kurs"),
    *("Treff", "Verein", "für", "und", "mit", "am", "im"),
)
PROCESS = Path("/proc/self/status")

BIELEFELD = paths.resources() / "catalogue" / "bielefeld.yaml"
TODAY = date(2026, 11, 22)

_PEAK = """
from pathlib import Path
def peak():
    return int(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0]) / 1024
{setup}
before = peak()
{act}
print(peak() - before)
"""


@pytest.fixture(scope="module")
def trees(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A list of services as JSON, each with what a service has, about 2.5 kB and 14 rows."""
    path = tmp_path_factory.mktemp("exchange") / "services.json"
    drawn = random.Random(6)
    path.write_text(json.dumps([service(drawn) for _ in range(SERVICES)], ensure_ascii=False, indent=1), "utf-8")
    return path


@pytest.fixture(scope="module")
def tables(trees: Path) -> Path:
    """The same as an archive of CSV files."""
    path = trees.with_suffix(".zip")
    write_csv(read_parcel(trees, None, _never).tables, path)
    return path


def service(drawn: random.Random) -> Row:
    """Invent a service."""

    def row(**fields: object) -> Row:
        return {"id": str(uuid.UUID(int=drawn.getrandbits(128))), **fields}

    def words(count: int) -> str:
        return " ".join(f"{drawn.choice(WORDS)}{drawn.randrange(500)}" for _ in range(count))

    address = row(address_1=words(2), city="Bielefeld", state_province="NRW", postal_code="33602", country="DE")
    place = row(location_type="physical", name=words(3), latitude=drawn.uniform(51, 53), addresses=[address])
    return row(
        name=words(4),
        description=words(30),
        status="active",
        organization=row(name=words(3), description=words(5)),
        phones=[row(number=f"+49 521 {drawn.randrange(10**6)}")],
        schedules=[row(freq="WEEKLY", byday=day, opens_at="08:00", closes_at="12:00") for day in ("MO", "TU", "TH")],
        languages=[row(code=code) for code in ("de", "en", "ar")],
        service_at_locations=[row(location=place)],
        attributes=[row(value=words(1), taxonomy_term=row(name=words(1), description=words(2)))],
    )


@pytest.mark.long
def test_making_sense_of_what_was_read(trees: Path, report_figure: Callable[[str], None]) -> None:
    base, tables = load_catalogue(BIELEFELD), read_parcel(trees, None, _never).tables
    theirs_ms, bare_ms = medians_ms(
        1,
        lambda: catalogue_from_tables(tables, base, TODAY, "services.json"),
        lambda: read_parcel(trees, None, _never),
    )
    report_figure(
        f"{SERVICES:,} HSDS services held against the catalogue in {theirs_ms / 1000:.1f} s,"
        f" {theirs_ms / bare_ms:.1f} times what reading them takes"
    )


def test_the_way_out_and_back_of_the_own_catalogue(report_figure: Callable[[str], None]) -> None:
    catalogue = load_catalogue(BIELEFELD)
    rows = tables_of(catalogue)
    out_ms, in_ms = medians_ms(
        ROUNDS,
        lambda: tables_of(catalogue),
        lambda: catalogue_from_tables(rows, catalogue, TODAY, "katalog.json"),
    )
    report_figure(f"the Bielefeld catalogue becomes HSDS rows in {out_ms:.0f} ms and is read back in {in_ms:.0f} ms")


@pytest.mark.skipif(not PROCESS.exists(), reason="only Linux tells the most memory a process had")
@pytest.mark.long
def test_memory_that_a_whole_import_takes(trees: Path, report_figure: Callable[[str], None]) -> None:
    ours = (
        "from datetime import date\n"
        "from erstanlauf.export.parcel import read_parcel\n"
        "from erstanlauf.export.hsds.incoming import catalogue_from_tables\n"
        "from erstanlauf.knowledge.catalogue import load_catalogue\nimport ijson\n"
        f"base = load_catalogue(Path({str(BIELEFELD)!r}))"
    )
    act = (
        f"found = read_parcel(Path({str(trees)!r}), None, lambda: False)\n"
        "step = catalogue_from_tables(found.tables, base, date(2026, 11, 22), 'services.json')"
    )
    report_figure(f"memory for a whole import of {SERVICES:,} HSDS services: {peak_mb(ours, act):.0f} MB")


def _never() -> bool:
    return False


def test_reading_trees_against_the_bare_parser(trees: Path, report_figure: Callable[[str], None]) -> None:
    def bare() -> None:
        with trees.open(encoding="utf-8") as stream:
            json.load(stream)

    ours_ms, bare_ms = medians_ms(ROUNDS, lambda: read_parcel(trees, None, _never), bare)
    report_figure(
        f"{SERVICES:,} HSDS services as JSON ({trees.stat().st_size / 1e6:.0f} MB) read in {ours_ms / 1000:.1f} s,"
        f" json.load {bare_ms / 1000:.1f} s, ratio {ours_ms / bare_ms:.1f}"
    )


def test_reading_tables_against_the_bare_parser(tables: Path, report_figure: Callable[[str], None]) -> None:
    def bare() -> None:
        with zipfile.ZipFile(tables) as archive:
            for name in archive.namelist():
                if name.endswith(".csv"):
                    list(csv.reader(io.TextIOWrapper(archive.open(name), "utf-8", newline="")))

    ours_ms, bare_ms = medians_ms(ROUNDS, lambda: read_parcel(tables, None, _never), bare)
    report_figure(
        f"{SERVICES:,} HSDS services as CSV ({tables.stat().st_size / 1e6:.0f} MB packed) read in"
        f" {ours_ms / 1000:.1f} s, csv.reader {bare_ms / 1000:.1f} s, ratio {ours_ms / bare_ms:.1f}"
    )


@pytest.mark.skipif(not PROCESS.exists(), reason="only Linux tells the most memory a process had")
def test_memory_that_reading_takes(trees: Path, tables: Path, report_figure: Callable[[str], None]) -> None:
    ours = "from erstanlauf.export.parcel import read_parcel\nimport ijson"
    as_json = peak_mb(ours, f"found = read_parcel(Path({str(trees)!r}), None, lambda: False)")
    as_csv = peak_mb(ours, f"found = read_parcel(Path({str(tables)!r}), None, lambda: False)")
    bare = peak_mb("import json", f"found = json.load(open({str(trees)!r}, encoding='utf-8'))")
    report_figure(
        f"memory for {SERVICES:,} HSDS services: JSON {as_json:.0f} MB, CSV {as_csv:.0f} MB, json.load {bare:.0f} MB,"
        f" ratios {as_json / bare:.2f} and {as_csv / bare:.2f}"
    )


def peak_mb(setup: str, act: str) -> float:
    """Return by how much a process of its own grows at most while it acts."""
    code = _PEAK.format(setup=setup, act=act)
    root = Path(__file__).resolve().parents[2]
    run = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    return float(run.stdout)


def test_stopping_half_way(trees: Path, tables: Path, report_figure: Callable[[str], None]) -> None:
    told = []
    for path in (trees, tables):
        asked_at = 0.0

        def is_half_way(done: int, total: int) -> None:
            nonlocal asked_at
            if not asked_at and done * 2 > total:
                asked_at = time.perf_counter()

        with pytest.raises(ReadingCancelled):
            read_parcel(path, is_half_way, lambda: asked_at > 0)  # noqa: B023 - read before the loop goes on
        told.append((time.perf_counter() - asked_at) * 1000)
    report_figure(f"reading stops {told[0]:.0f} ms (JSON) and {told[1]:.0f} ms (CSV) after it was cancelled")
