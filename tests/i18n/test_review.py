"""A translation is a draft until somebody has read exactly these words."""

from pathlib import Path

from erstanlauf import paths
from erstanlauf.i18n.languages import language
from erstanlauf.i18n.phrases import slip as phrases
from erstanlauf.i18n.phrases.review import is_draft, load_reviews
from erstanlauf.i18n.phrases.voice import Voice
from erstanlauf.i18n.wording import Wording

READ = (
    '[tr]\n"Ihre nächsten Schritte" = { of = "Sonraki adımlarınız", by = "Sprachmittlung Türkisch", on = 2026-12-01 }\n'
)


def test_what_nobody_has_read_is_a_draft() -> None:
    assert is_draft({}, "tr", phrases.TITLE, "Sonraki adımlarınız")


def test_what_somebody_has_read_is_none(tmp_path: Path) -> None:
    reviews = load_reviews(file_with(READ, tmp_path))
    assert not is_draft(reviews, "tr", phrases.TITLE, "Sonraki adımlarınız")


def test_a_changed_translation_is_a_draft_again(tmp_path: Path) -> None:
    reviews = load_reviews(file_with(READ, tmp_path))
    assert is_draft(reviews, "tr", phrases.TITLE, "Bundan sonraki adımlar")


def test_no_file_means_that_nobody_has_read_anything(tmp_path: Path) -> None:
    assert load_reviews(tmp_path / "review.toml") == {}


def test_a_voice_remembers_the_drafts_it_said(tmp_path: Path) -> None:
    voice = Voice(language("tr"), Wording("tr", "slips"), load_reviews(file_with(READ, tmp_path)))
    voice.say(phrases.TITLE)
    assert voice.drafts == set()
    voice.say(phrases.POLICE)
    assert voice.drafts == {phrases.POLICE}


def test_the_file_of_the_program_can_be_read() -> None:
    assert load_reviews(paths.resources() / "phrases" / "review.toml") == {}


def file_with(text: str, folder: Path) -> Path:
    file = folder / "review.toml"
    file.write_text(text, encoding="utf-8")
    return file
