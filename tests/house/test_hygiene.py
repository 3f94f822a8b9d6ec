"""What must never be in the repository, and what must: kept by looking at every file under version control."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOP_LEVEL = {
    *("erstanlauf", "resources", "translations", "tests", "pyproject.toml", "build.spec", "README.md"),
    *("Makefile", "LICENSE", "requirements.txt", "requirements-test.txt", "requirements-peers.txt"),
}
BINARY = {".ttf", ".ico", ".db"}  # .db: tests/store/released
REGISTRY_HOST = re.compile(r"pypi\.org|pythonhosted\.org|registry\.npmjs|deb\.debian\.org")
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:work|farm|home|root)/[\w.]|[A-Z]:\\Users\\")


@pytest.fixture(scope="module")
def tracked() -> list[Path]:
    git = ["git", "-c", "safe.directory=*", "ls-files", "-z"]
    listing = subprocess.run(git, cwd=ROOT, capture_output=True, text=True, check=False)
    if listing.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listing.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_the_top_level_holds_nothing_else(tracked: list[Path]) -> None:
    names = {path.relative_to(ROOT).parts[0] for path in tracked}
    assert {name for name in names if not name.startswith(".")} <= TOP_LEVEL


def test_only_fonts_icons_and_kept_stores_are_not_text(tracked: list[Path]) -> None:
    assert [path for path in tracked if b"\0" in path.read_bytes() and path.suffix not in BINARY] == []


@pytest.mark.parametrize("forbidden", [REGISTRY_HOST, MACHINE_PATH], ids=["registry host", "machine path"])
def test_names_neither_a_registry_nor_a_machine(forbidden: re.Pattern[str], tracked: list[Path]) -> None:
    texts = [path for path in tracked if path.suffix not in BINARY]
    assert [path for path in texts if forbidden.search(path.read_text("utf-8"))] == []


@pytest.mark.parametrize("requirements", sorted(ROOT.glob("requirements*.txt")), ids=lambda path: path.stem)
def test_requirements_are_exact_hashed_and_name_no_index(requirements: Path) -> None:
    entries = re.sub(r"\\\n\s*|^\s*#.*\n", " ", requirements.read_text("utf-8"), flags=re.MULTILINE).split("\n")
    for entry in filter(str.strip, entries):
        assert re.match(r"\s*[a-z0-9-]+==[\w.]+ .*--hash=sha256:[0-9a-f]{64}", entry), entry


def test_every_font_has_its_licence_beside_it() -> None:
    fonts = sorted((ROOT / "resources" / "fonts").glob("*.ttf"))
    assert fonts
    assert [font.name for font in fonts if not list(font.parent.glob(f"{font.stem.split('-')[0]}-OFL.txt"))] == []


def test_the_licence_is_whole() -> None:
    text = (ROOT / "LICENSE").read_text("utf-8")
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert [int(number) for number in re.findall(r"^(\d+)\.", text, re.MULTILINE)] == list(range(1, 16))
    assert "Appendix" in text


def test_domain_imports_the_standard_library_only() -> None:
    allowed = {*sys.stdlib_module_names, "erstanlauf"}
    for module in sorted((ROOT / "erstanlauf" / "domain").rglob("*.py")):
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
            assert {name.split(".")[0] for name in names} <= allowed, module.name
