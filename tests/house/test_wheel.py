"""The wheel carries what the program needs, and finds it from wherever it is installed."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.build


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build with the pinned hatchling of this environment: no network, no build environment."""
    target = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(target)], cwd=ROOT, check=True)
    return next(target.glob("*.whl"))


def test_ships_each_translation_compiled_and_none_as_source(wheel: Path) -> None:
    sources = (ROOT / "translations").glob("*/LC_MESSAGES/*.po")
    expected = {f"erstanlauf/{source.relative_to(ROOT).with_suffix('.mo').as_posix()}" for source in sources}
    shipped = set(zipfile.ZipFile(wheel).namelist())
    assert expected
    assert expected <= shipped
    assert not [name for name in shipped if name.endswith(".po")]


def test_ships_every_resource_and_the_licence(wheel: Path) -> None:
    resources = {path.relative_to(ROOT).as_posix() for path in (ROOT / "resources").rglob("*") if path.is_file()}
    shipped = set(zipfile.ZipFile(wheel).namelist())
    assert {f"erstanlauf/{name}" for name in resources} <= shipped
    assert any(name.endswith("/licenses/LICENSE") for name in shipped)


def test_an_installed_program_finds_resources_and_translations(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    question = (
        "from erstanlauf import paths; from erstanlauf.i18n.wording import catalogue;"
        "from erstanlauf.i18n.phrases.bank import phrases;"
        "print(paths.resources()); print(paths.translations()); catalogue('erstanlauf', 'en');"
        "print(catalogue('slips', 'ti').pgettext('unsure', 'Duldung').split()[2]); print(phrases()[0].id)"
    )
    answer = subprocess.run(
        [sys.executable, "-P", "-c", question],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    installed = tmp_path / "erstanlauf"
    folders = [str(installed / "resources"), str(installed / "translations")]
    assert answer.stdout.split() == [*folders, "Tigrinya", "hjknfp"]
