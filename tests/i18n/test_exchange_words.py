"""What a file of others would change, in words: one sentence for each sort, in German and in English."""

from string import Formatter

import pytest

from erstanlauf.domain.catalogue import Kind, Privacy
from erstanlauf.domain.exchange_report import Form, Line, Said
from erstanlauf.i18n import exchange_words
from erstanlauf.i18n.exchange_words import Naming
from erstanlauf.i18n.wording import Wording
from tests.usecases.exchanges import OFFICE, catalogue_of_the_program, without

every_language = pytest.mark.parametrize("language", ["de", "en"])


@every_language
@pytest.mark.parametrize("said", Said)
def test_every_sort_has_a_name_and_one_sentence(said: Said, language: str) -> None:
    words = Wording(language)
    value = Privacy.OPEN if said is Said.PRIVACY_KEPT else "7b"
    told = exchange_words.line_text(words, Line(said, OFFICE, "hours", value))

    assert exchange_words.sort_name(words, said)
    assert told.endswith((".", ")."))
    assert "\n" not in told
    assert not [field for _, field, _, _ in Formatter().parse(told) if field]


@every_language
def test_sorts_and_sentences_differ_from_each_other_and_between_the_languages(language: str) -> None:
    words, german = Wording(language), Wording()
    names = [exchange_words.sort_name(words, said) for said in Said]
    assert len(set(names)) == len(Said)
    if language != "de":
        assert not set(names) & {exchange_words.sort_name(german, said) for said in Said}


@every_language
@pytest.mark.parametrize("form", Form)
def test_every_form_has_a_name_and_says_what_is_in_it(form: Form, language: str) -> None:
    words = Wording(language)
    assert exchange_words.form_name(words, form)
    assert exchange_words.what_is_in(words, form).endswith(".")


def test_a_subject_is_called_by_its_name_where_a_catalogue_knows_it() -> None:
    catalogue = catalogue_of_the_program()
    naming = Naming(Wording(), (without(catalogue, OFFICE), catalogue))
    offer = catalogue.offer(OFFICE)
    assert offer is not None
    assert naming.subject(OFFICE) == f"{offer.organization} · {catalogue.services[Kind('abh')].name}"
    assert naming.subject("phones/9f") == "phones/9f"


def test_fields_of_ours_have_their_name_and_those_of_others_stay() -> None:
    words = Wording()
    ours = exchange_words.line_text(words, Line(Said.HELD_BACK, OFFICE, "hours", "Mo 8-9"))
    theirs = exchange_words.line_text(words, Line(Said.ORPHAN, "phones/9f", "service_id", "7b"))
    assert ours.startswith("Öffnungszeiten: In der Datei steht „Mo 8-9“")
    assert theirs == "service_id verweist auf 7b, das es in der Datei nicht gibt."


def test_a_column_that_is_not_read_is_named_with_its_table() -> None:
    naming = Naming(Wording(), (catalogue_of_the_program(),))
    assert naming.line(Line(Said.KEPT_UNREAD, "phones", "extension", "3")) == (
        "phones.extension",
        "Wird für den Rückweg aufgehoben, aber nicht gelesen (3 ×).",
    )
