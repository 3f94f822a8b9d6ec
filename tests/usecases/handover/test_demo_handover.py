"""The demonstration hands an invented person over, and says nothing the person did not agree to."""

import json
import zipfile
from datetime import timedelta
from pathlib import Path

from erstanlauf.app import load_knowledge
from erstanlauf.app.handover import handing_over
from erstanlauf.domain.handover.states import HandoverState
from erstanlauf.usecases.demo_handover import add_recipient, hand_over_nobody
from erstanlauf.usecases.desk import Desk
from tests.builders import MORNING, TODAY
from tests.store.desks import opened


def test_the_demonstration_leaves_a_parcel_of_nobody(tmp_path: Path) -> None:
    knowledge = load_knowledge(TODAY)
    catalogue, store = knowledge.catalogue, opened(tmp_path / "desk")
    cases = handing_over(store, catalogue.city, lambda: catalogue, lambda: MORNING)
    recipient = add_recipient(cases, catalogue, tmp_path / "parcels")
    desk = Desk(store.visits, knowledge, store.permit)

    handover = hand_over_nobody(desk, cases, recipient, catalogue, MORNING)

    assert handover.state is HandoverState.ISSUED
    (parcel,) = (tmp_path / "parcels").glob("*.zip")
    with zipfile.ZipFile(parcel) as archive:
        case = archive.read("handover.json").decode()
        assert archive.read(f"{handover.reference}.pdf").startswith(b"%PDF")
    assert json.loads(case)["patient"]["name"] == {"family": "Mustermann", "given": "Erfunden"}
    for unwell in ("krank_psyche", "gesundheit"):
        assert unwell not in case
    assert desk.today(MORNING + timedelta(minutes=1))
    store.close()
