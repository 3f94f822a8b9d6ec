"""The whole table of roles and actions, asked of the use cases themselves over a real store: no page is needed."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path

import pytest

from erstanlauf.app import load_knowledge
from erstanlauf.app.catalogue import draft_over
from erstanlauf.app.office import office_over
from erstanlauf.domain.catalogue import OfferId
from erstanlauf.domain.catalogue_edits import Edit
from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.exchange_report import Form, Imported, Report
from erstanlauf.domain.figures.counted import DeskCounts, DeskId
from erstanlauf.domain.figures.periods import Period, PeriodKind
from erstanlauf.domain.figures.views import Question, View
from erstanlauf.domain.handover.consent import DataField
from erstanlauf.domain.handover.content import HandoverContent, NamedPerson
from erstanlauf.domain.handover.recipient import Recipient, RecipientId
from erstanlauf.domain.handover.states import HandoverId, HandoverState
from erstanlauf.domain.handover.withdrawal_code import withdrawal_code
from erstanlauf.domain.people import MAY, Action, NotPermitted, Permit, PersonId, Role
from erstanlauf.domain.visit import SlipNumber, VisitId
from erstanlauf.settings import Preferences
from erstanlauf.store.access import Access
from erstanlauf.store.keys.kdf import KdfCost
from erstanlauf.store.keys.trouble import WrongPassword
from erstanlauf.store.open_store import OpenStore
from erstanlauf.usecases.catalogue_exchange import Ground, Incoming
from erstanlauf.usecases.desk import Desk
from erstanlauf.usecases.erasure import ToErase
from erstanlauf.usecases.handover.desk import Asked
from erstanlauf.usecases.handover.withdrawals import WHOLE
from erstanlauf.usecases.office import Office
from erstanlauf.usecases.towns import SignedContent
from tests.builders import TODAY, a_visit

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
KNOWLEDGE = load_knowledge(TODAY)
OTHER = PersonId("11112222")
NUMBER = "K7-418-3"
VISIT = VisitId("v")
OFFER = OfferId("mbe/awo")
QUICK = KdfCost(memory_kib=19_456, rounds=1, lanes=1)
SIGNED = SignedContent(b"", NOW, 1, "Herford", "AAAA-AAAA-AAAA-AAAA-AAAA")
INCOMING = Incoming(
    Form.OWN, Ground(KNOWLEDGE.catalogue, TODAY, lambda _: SIGNED), Imported(Edit(), Report("k.json", 0, (), ()))
)
HANDOVER = HandoverId("h")
RECIPIENT = Recipient(RecipientId("77ee88ff"), "Beratung", "/freigabe", is_plain=True)
ASKED = Asked(
    visit=VISIT,
    code=withdrawal_code(bytes(7)),
    ticks={RECIPIENT.id: frozenset((DataField.NAME,))},
    content=HandoverContent(NamedPerson("Muster")),
    language="de",
    wording="2026-11",
    given_at=NOW,
)
TOPICS = Question(View.TOPICS, Period(PeriodKind.YEAR, 2025))
COUNTS = DeskCounts(DeskId("d"), "B2", 1, NOW, TOPICS.period.first, TOPICS.period.last, ())

Use = Callable[[Desk, Office], object]

USES: dict[Action, tuple[Use, ...]] = {
    Action.SERVE: (
        lambda desk, _: desk.open_visit(NOW),
        lambda desk, _: desk.save(a_visit(), NOW),
        lambda desk, _: desk.close(a_visit(), NOW),
        lambda desk, _: desk.undo_close(a_visit(), NOW),
        lambda desk, _: desk.recover(),
        lambda desk, _: desk.discard(VISIT),
        lambda desk, _: desk.today(NOW),
        lambda _, office: office.returning.desk.find(NUMBER, KNOWLEDGE.catalogue, NOW),
    ),
    Action.PRINT: (
        lambda desk, _: desk.slip_again(VISIT, NOW),
        lambda desk, _: desk.count_reprint(VISIT),
        lambda desk, _: desk.note_print(VISIT),
    ),
    Action.PRINT_OWN_DATA: (lambda _, office: office.own_data.of_number(NUMBER, KNOWLEDGE, NOW),),
    Action.CHOOSE_PRINTER: (
        lambda _, office: office.choices.set_printer("Tresen"),
        lambda _, office: office.choices.set_paper("Tresen", "A4"),
        lambda _, office: office.choices.set_copies(2),
    ),
    Action.SET_LAW: (
        lambda desk, _: desk.turn_switches({}),
        lambda _, office: office.choices.turn_switch("ik_zulassung", "x"),
        lambda _, office: office.choices.print_legal_drafts("print"),
    ),
    Action.EDIT_CATALOGUE: (
        lambda _, office: office.catalogue.work(),
        lambda _, office: office.catalogue.change(Edit()),
        lambda _, office: office.catalogue.undo(),
        lambda _, office: office.catalogue.redo(),
        lambda _, office: office.catalogue.to_publish(),
        lambda _, office: office.catalogue.publish(),
        lambda _, office: office.catalogue.heads(),
        lambda _, office: office.catalogue.version(1),
        lambda _, office: office.catalogue.between(1, 1),
        lambda _, office: office.catalogue.from_shipped(),
        lambda _, office: office.catalogue.take_shipped(),
        lambda _, office: office.catalogue.reinstate(1),
        lambda _, office: office.catalogue.logins(),
        lambda _, office: office.exchange.ground(),
        lambda _, office: office.exchange.take_over(INCOMING, rest_missing=True),
        lambda _, office: office.exchange.consignment(Form.BUNDLE),
        lambda _, office: office.exchange.towns.own_key(),
        lambda _, office: office.exchange.towns.trusted(),
        lambda _, office: office.exchange.towns.fingerprint_of(NUMBER),
        lambda _, office: office.exchange.towns.trust(NUMBER, "Herford"),
        lambda _, office: office.exchange.towns.distrust(NUMBER),
        lambda _, office: office.exchange.towns.sealed(b"", "Bielefeld"),
        lambda _, office: office.exchange.towns.unsealing(),
        lambda _, office: office.exchange.towns.note_taken(SIGNED),
    ),
    Action.CALL_SERVICES: (
        lambda _, office: office.calls.calls(),
        lambda _, office: office.calls.progress(),
        lambda _, office: office.calls.answer(OFFER, (), {}),
        lambda _, office: office.calls.gone(OFFER),
        lambda _, office: office.calls.not_reached(OFFER),
        lambda _, office: office.calls.undo(),
    ),
    Action.REVIEW_PHRASES: (lambda _, office: office.reviews.take_over("ar", {}),),
    Action.HAND_OVER: (
        lambda _, office: office.handover.desk.recipients(),
        lambda _, office: office.handover.desk.new_code(),
        lambda _, office: office.handover.desk.of_visit(VISIT),
        lambda _, office: office.handover.desk.keep_draft(ASKED, NOW),
        lambda _, office: office.handover.desk.draft(VISIT),
        lambda _, office: office.handover.desk.drop_drafts(VISIT),
        lambda _, office: office.handover.desk.send(VISIT, NOW),
        lambda _, office: office.handover.follow_up.lines(NOW),
        lambda _, office: office.handover.follow_up.move(HANDOVER, HandoverState.DONE, None, NOW),
        lambda _, office: office.handover.follow_up.release(HANDOVER),
        lambda _, office: office.handover.follow_up.content(HANDOVER),
        lambda _, office: office.handover.alike.like(ASKED.content.person, VISIT),
    ),
    Action.WITHDRAW: (
        lambda _, office: office.handover.withdrawals.find(ASKED.code, NOW),
        lambda _, office: office.handover.withdrawals.withdraw({HANDOVER: WHOLE}, NOW),
    ),
    Action.MANAGE_RECIPIENTS: (
        lambda _, office: office.handover.recipients.all(),
        lambda _, office: office.handover.recipients.new_id(),
        lambda _, office: office.handover.recipients.put(RECIPIENT),
    ),
    Action.MANAGE_PEOPLE: (
        lambda _, office: office.users.all(),
        lambda _, office: office.users.add("x", "ein langes Kennwort", frozenset({Role.COUNTER})),
        lambda _, office: office.users.give_roles(OTHER, frozenset({Role.COUNTER})),
        lambda _, office: office.users.remove(OTHER),
        lambda _, office: office.users.set_password(OTHER, "ein langes Kennwort"),
        lambda _, office: office.users.free(OTHER),
    ),
    Action.CHANGE_KEY: (
        lambda _, office: office.users.change_key(),
        lambda _, office: office.users.new_paper_key(),
        lambda _, office: office.users.confirm_paper_key(NUMBER),
    ),
    Action.CARRY_HOUSE_KEY: (
        lambda _, office: office.users.export_house_key("ein langes Kennwort"),
        lambda _, office: office.users.take_over_house_key(b"", "ein langes Kennwort"),
    ),
    Action.BACK_UP: (lambda _, office: office.backups.begin(NOW),),
    Action.RESTORE: (
        lambda _, office: office.backups.loss(office.backups.all()[0]),
        lambda _, office: office.put_back(office.backups.all()[0]),
    ),
    Action.CHECK_STORE: (lambda _, office: office.check.report(),),
    Action.ERASE: (
        lambda _, office: office.erasure.preview(NUMBER),
        lambda _, office: office.erasure.erase(ToErase(VISIT, SlipNumber(NUMBER), None), ()),
        lambda _, office: office.erasure.preview_due((), NOW),
        lambda _, office: office.erasure.erase_due_by_confirmed_clock((), NOW),
    ),
    Action.SEE_AUDIT: (lambda _, office: office.audit.page(), lambda _, office: office.audit.verify()),
    Action.SEE_FIGURES: (
        lambda _, office: office.figures.asking.answer(TOPICS),
        lambda _, office: office.figures.asking.part(TOPICS),
        lambda _, office: office.figures.asking.change(TOPICS),
        lambda _, office: office.figures.asking.before(TOPICS),
        lambda _, office: office.figures.asking.minutes(TOPICS.period),
        lambda _, office: office.figures.asking.periods(PeriodKind.YEAR),
        lambda _, office: office.figures.asking.sources(),
        lambda _, office: office.figures.asking.missing(TOPICS.period),
        lambda _, office: office.figures.reports.catalogue_age(),
    ),
    Action.EXPORT_FIGURES: (
        lambda _, office: office.figures.reports.make(TOPICS.period),
        lambda _, office: office.figures.reports.note_copied(TOPICS),
    ),
    Action.COLLECT_FIGURES: (
        lambda _, office: office.figures.collecting.public_key(),
        lambda _, office: office.figures.collecting.opener(),
        lambda _, office: office.figures.collecting.take(b"", NOW),
        lambda _, office: office.figures.collecting.take_opened(COUNTS, NOW),
    ),
    Action.SEND_FIGURES: (
        lambda _, office: office.figures.sending.standing(NOW),
        lambda _, office: office.figures.sending.prepare(NOW),
    ),
    Action.CHANGE_SETTINGS: (lambda _, office: office.settings.change("idle_minutes", 10),),
}
"""Everything a use case does, by the action it takes. `Action.REPAIR` runs with no store open: see `test_access`."""

MIXTURES = [frozenset(roles) for size in range(len(Role) + 1) for roles in combinations(Role, size)]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[OpenStore]:
    access = Access(tmp_path, lambda: NOW, QUICK)
    prepared = access.prepare("verwaltung", "ein langes Kennwort", also_counter=True)
    opened = access.confirm(prepared, prepared.paper)
    opened.ring._cost = QUICK
    opened.backups.finish(opened.backups.copy(NOW))
    yield opened
    opened.close()


def test_every_action_has_its_use_cases() -> None:
    assert set(USES) == set(Action) - {Action.REPAIR}


@pytest.mark.parametrize("roles", MIXTURES, ids="+".join)
def test_a_use_case_does_what_the_table_allows_and_refuses_the_rest(
    store: OpenStore, tmp_path: Path, roles: frozenset[Role]
) -> None:
    store.permit = Permit(PersonId("33334444"), roles)
    desk = Desk(store.visits, KNOWLEDGE, store.permit)
    office = office_over(store, draft_over(store), {}, Preferences(tmp_path / "preferences.json"))
    for action, uses in USES.items():
        is_allowed = any(action in MAY[role] for role in roles)
        for number, use in enumerate(uses):
            if is_allowed and action is Action.RESTORE and number:
                continue  # closes the store; test_backups holds that it is allowed
            assert _is_refused(use, desk, office) is not is_allowed, (action, number)


def _is_refused(use: Use, desk: Desk, office: Office) -> bool:
    try:
        use(desk, office)
    except NotPermitted:
        return True
    except (KnownTrouble, LookupError, ValueError):  # nothing of this is there; what counts is that it was let in
        return False
    return False


def test_everybody_may_change_their_own_password_who_knows_it(store: OpenStore, tmp_path: Path) -> None:
    store.permit = Permit(store.permit.by, frozenset({Role.STEERING}))
    users = office_over(store, draft_over(store), {}, Preferences(tmp_path / "preferences.json")).users

    with pytest.raises(WrongPassword):
        users.change_own_password("ein falsches Kennwort", "noch ein Kennwort")
    users.change_own_password("ein langes Kennwort", "noch ein Kennwort")

    with pytest.raises(WrongPassword):
        users.change_own_password("ein langes Kennwort", "ein drittes Kennwort")
