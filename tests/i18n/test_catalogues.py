"""Every gettext catalogue that should be there is there, complete, and fits its German sentences."""

import subprocess
import sys
from pathlib import Path

import pytest

from erstanlauf import paths
from erstanlauf.i18n.languages import LANGUAGES
from erstanlauf.i18n.wording import INTERFACE_LANGUAGES, SOURCE_LANGUAGE

CHECK = Path(__file__).parents[2] / ".ci" / "translations.py"

EXPECTED = {("erstanlauf", tag) for tag in INTERFACE_LANGUAGES if tag != SOURCE_LANGUAGE}
EXPECTED |= {("slips", each.tag) for each in LANGUAGES if each.tag != SOURCE_LANGUAGE}


def test_there_is_a_catalogue_for_each_language_and_no_other() -> None:
    found = {(path.stem, path.parts[-3]) for path in paths.translations().glob("*/LC_MESSAGES/*.po")}
    assert found == EXPECTED


@pytest.mark.slow
def test_no_sentence_is_missing_stale_unused_or_has_other_placeholders() -> None:
    checked = subprocess.run([sys.executable, str(CHECK), "check"], capture_output=True, text=True, check=False)
    assert (checked.stdout, checked.stderr, checked.returncode) == ("", "", 0)
