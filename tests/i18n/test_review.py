"""A translation is a draft until somebody has read it; what was read is what is said."""

import json
from datetime import date
from pathlib import Path

import pytest

from erstanlauf import paths
from erstanlauf.i18n.languages import GERMAN, language
from erstanlauf.i18n.phrases import slip as phrases
from erstanlauf.i18n.phrases.bank import phrases as bank
from erstanlauf.i18n.phrases.fitness import faults_of
from erstanlauf.i18n.phrases.isolates import isolate_ltr
from erstanlauf.i18n.phrases.legal import LEGAL
from erstanlauf.i18n.phrases.review import (
    FORMAT,
    Review,
    ReviewsDamaged,
    ReviewsNewer,
    keep_reviews,
    load_reviews,
    office_reviews,
    shipped_reviews,
)
from erstanlauf.i18n.phrases.voice import DRAFT_MARK
from erstanlauf.i18n.phrases.voices import Share, Voices

SHIPPED = (
    '[tr]\n"Ihre nächsten Schritte" = { of = "Sonraki adımlarınız", by = "Sprachmittlung Türkisch", on = 2026-12-01 }\n'
)
FORMAT_1 = """{"format": 1, "language": "tr", "reviews": {
 "Polizei": {"of": "Polis", "by": "Sprachmittlung Türkisch", "on": "2026-12-02"},
 "Schritt {number}": {"of": "{number}. adım", "by": "vereidigte Übersetzung", "on": "2026-12-03"}}}
"""
READ = Review("Polis memuru", "vereidigte Übersetzung", date(2026, 12, 4))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "phrases").mkdir()
    return tmp_path


def office_file(home: Path, content: str | bytes, tag: str = "tr") -> Path:
    file = home / "phrases" / f"{tag}.json"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def test_what_nobody_has_read_is_a_draft_and_carries_the_mark() -> None:
    voice = Voices({}).voice(language("tr"), DRAFT_MARK)
    assert voice.say(phrases.TITLE).endswith(DRAFT_MARK)
    assert (voice.said, voice.drafts) == ({phrases.TITLE}, {phrases.TITLE})


def test_what_somebody_has_read_is_said_in_the_words_that_were_read() -> None:
    voice = Voices({"tr": {phrases.POLICE: READ}}).voice(language("tr"), DRAFT_MARK)
    assert voice.say(phrases.POLICE) == "Polis memuru"
    assert (voice.said, voice.drafts) == ({phrases.POLICE}, set())


def test_the_placeholders_of_reviewed_words_are_filled_and_keep_their_direction() -> None:
    review = Review("خطوة رقم {number}", "Sprachmittlung", date(2026, 12, 1))
    voice = Voices({"ar": {phrases.STEP: review}}).voice(language("ar"))
    assert voice.say(phrases.STEP, number="3") == f"خطوة رقم {isolate_ltr('3')}"


def test_german_is_no_translation_and_never_a_draft() -> None:
    odd = {"de": {phrases.AT_ONCE: READ}}
    voice = Voices(odd, says_legal_drafts=False).voice(GERMAN, DRAFT_MARK)
    assert voice.say(phrases.AT_ONCE) == phrases.AT_ONCE
    assert voice.drafts == set()


def test_a_legal_draft_is_kept_back_where_the_office_wants_that_and_no_other_draft() -> None:
    voices = Voices({}, says_legal_drafts=False)
    voice = voices.voice(language("tr"))
    assert voice.say(phrases.AT_ONCE) == ""
    assert voice.say(phrases.TITLE) != ""
    assert voice.drafts == {phrases.TITLE}
    voices.says_legal_drafts = True
    assert voices.voice(language("tr")).say(phrases.AT_ONCE) != ""


def test_a_legal_phrase_that_was_read_is_said_where_drafts_are_kept_back() -> None:
    read = {"tr": {phrases.AT_ONCE: Review("Derhal", "Übersetzung", date(2026, 12, 1))}}
    assert Voices(read, says_legal_drafts=False).voice(language("tr")).say(phrases.AT_ONCE) == "Derhal"


def test_consent_storage_deadlines_and_the_notice_are_legal() -> None:
    by_section = {phrase.german: phrase.section for phrase in bank()}
    of_sections = {german for german, section in by_section.items() if section in ("consent", "stored")}
    rest = {"14 Tage nach dem Einzug", phrases.AT_ONCE, phrases.BEFORE_TITLE_EXPIRES, phrases.DRAFT_NOTICE}
    assert of_sections | rest == LEGAL


def test_the_file_of_the_program_holds_only_words_that_can_be_said() -> None:
    reviews = shipped_reviews(paths.resources() / "phrases" / "review.toml")
    assert [
        (tag, sentence)
        for tag, table in reviews.items()
        for sentence, review in table.items()
        if any(faults_of(sentence, review.of))
    ] == []


def test_no_file_means_that_nobody_has_read_anything(tmp_path: Path) -> None:
    assert load_reviews(tmp_path / "review.toml", tmp_path) == ({}, ())


def test_the_office_wins_over_what_was_shipped(home: Path) -> None:
    shipped = home / "review.toml"
    shipped.write_text(SHIPPED, encoding="utf-8")
    keep_reviews(home, "tr", {phrases.TITLE: Review("Sıradaki adımlar", "Amt", date(2026, 12, 5))})
    reviews, troubles = load_reviews(shipped, home)
    assert reviews["tr"][phrases.TITLE].of == "Sıradaki adımlar"
    assert shipped_reviews(shipped)["tr"][phrases.TITLE].of == "Sonraki adımlarınız"
    assert troubles == ()


def test_the_first_form_of_the_file_stays_readable(home: Path) -> None:
    office_file(home, FORMAT_1)
    assert office_reviews(home, "tr") == {
        "Polizei": Review("Polis", "Sprachmittlung Türkisch", date(2026, 12, 2)),
        "Schritt {number}": Review("{number}. adım", "vereidigte Übersetzung", date(2026, 12, 3)),
    }


def test_new_reviews_are_added_and_the_latest_of_a_sentence_counts(home: Path) -> None:
    office_file(home, FORMAT_1)
    keep_reviews(home, "tr", {"Polizei": READ})
    kept = office_reviews(home, "tr")
    assert kept["Polizei"] == READ
    assert "Schritt {number}" in kept


def test_a_review_of_a_sentence_that_was_changed_since_no_longer_applies(home: Path) -> None:
    keep_reviews(home, "tr", {"Polizei!": READ})
    reviews, _ = load_reviews(home / "review.toml", home)
    voice = Voices(reviews).voice(language("tr"))
    voice.say(phrases.POLICE)
    assert voice.drafts == {phrases.POLICE}
    assert Voices(reviews).shares() == {}


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        "null",
        "[" * 99999,
        b"\xff\xfe\x00",
        b"\x00" * 100,
        '{"format": 1}',
        '{"format": "1", "language": "tr", "reviews": {}}',
        FORMAT_1.replace('"tr"', '"ar"'),
        FORMAT_1.replace("2026-12-02", "gestern"),
        FORMAT_1.replace('"Polis"', "7"),
        FORMAT_1.replace('"Polis"', '""'),
        FORMAT_1.replace('"Polis"', '"Polis {number}"'),
        FORMAT_1.replace('"Polis"', '"{0.__class__}"'),
        FORMAT_1.replace('"Polis"', '"Po\\u202elis"'),
        FORMAT_1.replace('"Polis"', '"Polis\\n110"'),
        FORMAT_1.replace("{number}. adım", "adım"),
        FORMAT_1.replace('"Sprachmittlung Türkisch"', "null"),
        '{"format": 1, "language": "tr", "reviews": {"Polizei": "Polis"}}',
    ],
    ids=range(20),
)
def test_a_damaged_file_is_told_stops_nothing_and_is_never_overwritten(content: str | bytes, home: Path) -> None:
    file = office_file(home, content)
    before = file.read_bytes()
    reviews, troubles = load_reviews(home / "review.toml", home)
    assert reviews == {}
    assert [(trouble.code, trouble.details["file"]) for trouble in troubles] == [("reviews.damaged", "tr.json")]
    with pytest.raises(ReviewsDamaged):
        keep_reviews(home, "tr", {"Polizei": READ})
    assert file.read_bytes() == before


def test_one_damaged_file_leaves_the_other_languages_alone(home: Path) -> None:
    office_file(home, "{")
    keep_reviews(home, "ar", {"Polizei": Review("الشرطة", "Übersetzung", date(2026, 12, 1))})
    reviews, troubles = load_reviews(home / "review.toml", home)
    assert set(reviews) == {"ar"}
    assert len(troubles) == 1


def test_a_folder_that_cannot_be_looked_into_is_told_and_stops_nothing(tmp_path: Path) -> None:
    out_of_reach = tmp_path / ("x" * 300)  # as a folder without the right to read it, which root always has
    loaded = load_reviews(tmp_path / "none.toml", out_of_reach)
    assert loaded.reviews == {}
    assert {type(trouble) for trouble in loaded.troubles} == {ReviewsDamaged}


def test_a_file_of_a_newer_program_is_told_and_left_alone(home: Path) -> None:
    file = office_file(home, json.dumps({"format": FORMAT + 1, "sentences": []}))
    before = file.read_bytes()
    assert [type(trouble) for trouble in load_reviews(home / "review.toml", home).troubles] == [ReviewsNewer]
    with pytest.raises(ReviewsNewer):
        keep_reviews(home, "tr", {"Polizei": READ})
    assert file.read_bytes() == before


def test_the_share_counts_sentences_of_the_bank() -> None:
    shares = Voices({"tr": {phrases.POLICE: READ, "Längst vergessen": READ}}).shares()
    assert shares == {"tr": Share(1, len(bank()))}
