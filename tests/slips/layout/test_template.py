"""The town's template: read as it is, and every fault named with file and place."""

from pathlib import Path

import pytest

from erstanlauf import paths
from erstanlauf.domain.slip import Paper
from erstanlauf.i18n.sentences import sentence
from erstanlauf.i18n.wording import Wording
from erstanlauf.slips.layout.template import TemplateFault, load_template

SHIPPED = paths.resources() / "templates" / "slip.toml"


def test_the_shipped_template_has_every_paper() -> None:
    template = load_template(SHIPPED)
    assert set(template.sheets) == set(Paper)
    assert (paths.resources() / "icons" / f"{template.logo}.svg").exists()


def test_another_town_changes_logo_and_footer_in_the_file(tmp_path: Path) -> None:
    file = changed(tmp_path, ('logo = "orientierung"', 'logo = ""'), ("footer = []", 'footer = ["Rathausplatz 1"]'))
    template = load_template(file)
    assert (template.logo, template.footer) == ("", ("Rathausplatz 1",))


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("[paper.A4]", "[paper.A3]", "A4"),
        ("qr_mm = 19", 'qr_mm = "19"', "qr_mm"),
        ("qr_mm = 19\n", "", "qr_mm"),
        ("body_sizes_pt = [9.2, 8.4, 7.9, 7.2]", "body_sizes_pt = [0]", "body_sizes_pt"),
        ("body_sizes_pt = [9.2, 8.4, 7.9, 7.2]", "body_sizes_pt = [9.2]", "body_sizes_pt"),
        ('logo = "orientierung"', 'logo = "wappen"', "logo"),
        ('logo = "orientierung"', 'logo = "../icons/wohnen"', "logo"),
        ("footer = []", 'footer = "x"', "footer"),
        ("[letterhead]", "[letterhead", "[letterhead]"),
    ],
)
def test_a_fault_is_named_with_file_and_place(old: str, new: str, place: str, tmp_path: Path) -> None:
    with pytest.raises(TemplateFault) as raised:
        load_template(changed(tmp_path, (old, new)))
    assert raised.value.details == {"file": "slip.toml", "place": place}


def test_says_in_one_german_sentence_what_to_do() -> None:
    assert sentence(Wording("de"), TemplateFault(file="slip.toml", place="qr_mm")) == (
        "Die Vorlage slip.toml ist bei „qr_mm“ nicht zu gebrauchen, darum entstand kein Laufzettel; die Vorsprache ist "
        "gespeichert – die Vorlage berichtigen oder das Programm neu einrichten lassen."
    )


def changed(folder: Path, *changes: tuple[str, str]) -> Path:
    text = SHIPPED.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    file = folder / "slip.toml"
    file.write_text(text, "utf-8")
    return file
