"""What the counter sees of a published catalogue: what is in use, as old as it is on that day; all else stands it."""

from collections.abc import Collection
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from erstanlauf.app import knowledge_of, load_published
from erstanlauf.domain.catalogue import Catalogue, Confidence, Contact, Kind, OfferStatus, Privacy
from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.needs import Flag, Topic
from erstanlauf.domain.visit import Choice, record_of
from erstanlauf.i18n.sentences import sentence
from erstanlauf.i18n.wording import Wording
from erstanlauf.usecases.knowledge import Knowledge, counter_catalogue
from erstanlauf.usecases.ports import KeptSlip
from erstanlauf.usecases.reprint import NothingKept, slip_from
from erstanlauf.usecases.session import NobodyTakesCases, VisitSession
from erstanlauf.usecases.slips import slip_of
from tests.builders import LIMITS, MORNING, TODAY, a_catalogue, a_fact, a_service, a_visit, an_offer

PUBLISHED = load_published()
KNOWLEDGE = knowledge_of(PUBLISHED, TODAY)
CASE_TAKERS = tuple(KNOWLEDGE.rulebook.case_management)


def paused(catalogue: Catalogue, kinds: Collection[Kind]) -> Catalogue:
    """Set every offer of some kinds out of use."""
    services = dict(catalogue.services)
    for kind in kinds:
        offers = tuple(replace(offer, status=OfferStatus.CLOSED) for offer in services[kind].offers)
        services[kind] = replace(services[kind], offers=offers)
    return replace(catalogue, services=services)


def without(*kinds: Kind) -> Knowledge:
    return replace(KNOWLEDGE, catalogue=counter_catalogue(paused(PUBLISHED, kinds), KNOWLEDGE.limits, TODAY))


def test_only_what_is_in_use_is_seen_and_what_is_old_counts_as_unconfirmed() -> None:
    old = Contact(phone=a_fact("0521 51-0", as_of="2020"))
    offers = (an_offer("course/a", contact=old), replace(an_offer("course/b"), status=OfferStatus.INACTIVE))
    gone = replace(an_offer("office/x"), status=OfferStatus.DEFUNCT)
    published = a_catalogue(a_service("course", offers=offers), a_service("office", offers=(gone,)))
    seen = counter_catalogue(published, LIMITS, TODAY)
    assert list(seen.services) == ["course"]
    [offer] = seen.services[Kind("course")].offers
    assert offer.contact.phone is not None
    assert (offer.id, offer.contact.phone.confidence) == ("course/a", Confidence.MEDIUM)


def test_rules_may_speak_of_a_kind_that_pauses() -> None:
    pauses = Kind("jobcenter")
    knowledge = knowledge_of(paused(PUBLISHED, (pauses,)), TODAY)
    assert pauses not in knowledge.catalogue.services
    assert knowledge.rulebook == KNOWLEDGE.rulebook
    assert knowledge.plan_book == KNOWLEDGE.plan_book


def test_even_the_own_desk_may_pause() -> None:
    assert PUBLISHED.own_desk is not None
    assert PUBLISHED.own_desk not in without(PUBLISHED.own_desk).catalogue.services


def test_a_choice_that_makes_a_visit_one_of_violence_does_so_while_its_kind_pauses() -> None:
    shelter = next(kind for kind, each in PUBLISHED.services.items() if each.privacy is Privacy.NEUTRAL_SLIP)
    visit = a_visit(needs=(Topic.SPRACHE,), chosen=(Choice(shelter),))
    knowledge = without(shelter)
    session = VisitSession(visit, knowledge, MORNING)
    slip = slip_of(visit, session.steps(), session.plan(MORNING), knowledge, session.answer, TODAY)
    record = record_of(visit, knowledge.catalogue, MORNING, gaps=())
    assert (slip.neutral, slip.number, slip.steps) == (True, None, ())
    assert (record.number, record.topics, record.referrals) == (None, (), ())


def test_a_case_that_nobody_takes_is_told_and_changes_nothing() -> None:
    session = VisitSession(a_visit(needs=(Topic.SPRACHE,)), without(*CASE_TAKERS), MORNING)
    before = session.visit
    with pytest.raises(NobodyTakesCases) as caught:
        session.offer_case_management()
    assert session.visit == before
    assert sentence(Wording(), caught.value) == (
        "Kein Angebot des Katalogs übernimmt zurzeit Case Management; alles andere ist gespeichert – ein anderes "
        "Angebot aus der Liste wählen."
    )


def test_a_kept_slip_leaves_out_what_pauses_and_says_so_where_nothing_is_left() -> None:
    visit = a_visit(chosen=(Choice(Kind("ibz")), Choice(Kind("kita"))))
    assert visit.number is not None
    kept = KeptSlip(visit.number, visit.opened_at, "de", (), visit.chosen)
    slip = slip_from(kept, visit.id, without(Kind("ibz")), MORNING)
    assert [step.kind for step in slip.steps] == ["kita"]
    with pytest.raises(NothingKept):
        slip_from(kept, visit.id, without(Kind("ibz"), Kind("kita")), MORNING)


@settings(max_examples=60, deadline=None)
@given(
    kinds=st.one_of(
        st.sets(st.sampled_from(list(PUBLISHED.services)), max_size=60),
        st.sets(st.sampled_from([*KNOWLEDGE.rulebook.fallback, *KNOWLEDGE.rulebook.guiding, *CASE_TAKERS])),
    ),
    needs=st.lists(st.sampled_from(Topic), unique=True, min_size=1, max_size=3).map(tuple),
    flags=st.frozensets(st.sampled_from(Flag), max_size=2),
    chosen=st.lists(st.sampled_from(list(PUBLISHED.services)), unique=True, max_size=3),
)
def test_whatever_pauses_a_visit_and_a_draft_of_yesterday_go_on(
    kinds: set[Kind], needs: tuple[Topic, ...], flags: frozenset[Flag], chosen: list[Kind]
) -> None:
    knowledge = without(*kinds)
    draft = a_visit(needs=needs, flags=flags, chosen=tuple(Choice(kind) for kind in chosen))
    for visit in (draft, replace(draft, chosen=())):
        session = VisitSession(visit, knowledge, MORNING)
        assert kinds.isdisjoint(each.kind for each in session.answer.suggestions)
        assert kinds.isdisjoint(each.kind for each in session.answer.near_misses)
        slip_of(session.visit, session.steps(), session.plan(MORNING), knowledge, session.answer, TODAY)
        try:
            session.offer_case_management()
        except KnownTrouble:
            continue
        assert session.has_case_management
