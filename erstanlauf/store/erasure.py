"""Erasing in the open store: the adapter for the port `Erasures`. Each method that erases is one transaction.

Knows rows and files; who may erase and what is due is decided further in. After the transaction the log is folded in
and emptied, so that what has gone is in no file any more; `secure_delete` has overwritten it in the store itself.
"""

import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import date, datetime, timedelta
from typing import Any

from erstanlauf.domain.audit import AuditAction
from erstanlauf.domain.case_management import Overruling
from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.handover.consent import LEAVES_WITHIN_DAYS
from erstanlauf.domain.handover.content import HandoverContent
from erstanlauf.domain.handover.states import Handover, HandoverId
from erstanlauf.domain.handover.withdrawal_code import WithdrawalCode
from erstanlauf.domain.needs import Topic
from erstanlauf.domain.retention import CLOCK_TOLERANCE, FIRST_DAY, CutOffs, Kept
from erstanlauf.domain.visit import CaseStep, ForFigures, Outcome, SlipNumber, VisitId
from erstanlauf.store import draft_codec, handover_rows
from erstanlauf.store.audit import AuditTrail
from erstanlauf.store.cipher import Database, trouble_named
from erstanlauf.store.daily_counts import HANDOVER, VISIT, count_language, forget_rules, take_language_out, write_down
from erstanlauf.store.handover_codec import decode_content, decode_recipient
from erstanlauf.store.safety.erased import (
    add_to_erased,
    erased_but_there,
    erased_tags,
    forget,
    forget_told,
    tag_of,
    take_back,
    taken_back_but_there,
    told_tag,
)
from erstanlauf.store.transactions import Transactions
from erstanlauf.store.trouble import DiskFull, DraftUnreadable
from erstanlauf.usecases.office_ports import ClockMarks, Due, HandedOver, KeptVisit

_LEAST_FREE_PAGES = 1000  # 4 MB; a store with fewer is not worth copying
_FREE_SHARE = 4

# Times carry the zone they were written in, so they are compared as moments and never as text; whole seconds round
# down on both sides, so nothing is early. What has no possible date is not old: its time starts with the next purge.
_IS_OLD = "unixepoch({0}) < unixepoch(:{1}) AND unixepoch({0}) >= unixepoch(:first_day)"
_IS_UNDATABLE = "unixepoch({0}) NOT BETWEEN unixepoch(:first_day) AND unixepoch(:tolerated)"
_IS_NO_DAY = "day > substr(closed_at, 1, 10) OR day < substr(:first_day, 1, 10)"
_NOT_IN_HAND = "NOT IN (SELECT value FROM json_each(:in_hand))"

_OF_A_PERSON = (
    "state <> 'draft' AND id IN (SELECT handover FROM handover_content UNION SELECT handover FROM handover_parcel)"
)
_IS_ANSWERED = "state NOT IN ('waiting', 'leaving', 'issued')"
_CANNOT_LEAVE = "left_at IS NULL AND " + _IS_OLD.format("leaves_until", "answered")
_HANDOVERS = "handover JOIN handover_consent ON handover = id"

_OUT_OF_DATE: Mapping[Kept, tuple[str, str, str]] = {  # table, its day or time, which rows
    Kept.DRAFT: ("draft", "saved_at", f"{_IS_OLD.format('saved_at', 'drafts')} AND visit {_NOT_IN_HAND}"),
    Kept.VISIT: ("visit", "closed_at", f"{_IS_OLD.format('closed_at', 'visits')} AND id {_NOT_IN_HAND}"),
    Kept.SLIP_LANGUAGE: ("visit_language JOIN visit ON id = visit", "day", "day < :languages"),
    Kept.HANDOVER_DRAFT: (
        "handover",
        "state_at",
        f"state = 'draft' AND {_IS_OLD.format('state_at', 'drafts')} AND visit {_NOT_IN_HAND}",
    ),
    Kept.HANDOVER_DATA: (
        _HANDOVERS,
        "state_at",
        f"{_OF_A_PERSON} AND (({_IS_ANSWERED} AND {_IS_OLD.format('state_at', 'answered')})"
        f" OR ({_IS_OLD.format('left_at', 'left')}) OR ({_CANNOT_LEAVE}))",
    ),
    Kept.CONSENT: (_HANDOVERS, "given_at", f"state <> 'draft' AND {_IS_OLD.format('given_at', 'consents')}"),
}


class VisitErasures:
    """Forgets visits, and whatever is out of date."""

    def __init__(self, transactions: Transactions, audit: AuditTrail, now: Callable[[], datetime]) -> None:
        self._transactions = transactions
        self._audit = audit
        self._now = now
        self._folder = transactions.path.parent

    def kept_visit(self, number: SlipNumber) -> KeptVisit | None:
        """Return what is kept of the closed visit with a number."""
        with self._transactions.reading() as db:
            found = list(
                db.query(
                    "SELECT id, opened_at, closed_at, slips_issued, code, language, target_group, case_step FROM visit"
                    " LEFT JOIN visit_figures AS of ON of.visit = id"
                    " LEFT JOIN visit_overruling AS why ON why.visit = id"
                    " LEFT JOIN visit_language AS said ON said.visit = id WHERE number = ?",
                    (number,),
                )
            )
            kept = _kept_visit(db, number, found[0]) if found else None
        if kept is not None:
            self._audit.note_reading(kept.id)
        return kept

    def open_visit(self, number: SlipNumber) -> VisitId | None:
        """Return the visit with a number that is still open. A draft nobody can read has no number."""
        with self._transactions.reading() as db:
            for row in db.query("SELECT visit, state FROM draft"):
                with suppress(DraftUnreadable):
                    if draft_codec.decode(row["state"]).number == number:
                        return VisitId(row["visit"])
        return None

    def visit_with_code(self, code: WithdrawalCode) -> tuple[VisitId, SlipNumber | None] | None:
        """Return the visit whose hand-overs are withdrawn with a code, and its number while it is open or kept."""
        with self._transactions.reading() as db:
            found = db.execute("SELECT visit FROM handover WHERE code = ?", (code,)).fetchone()
            if found is None:
                return None
            closed = db.execute("SELECT number FROM visit WHERE id = ?", found).fetchone()
            still_open = db.execute("SELECT state FROM draft WHERE visit = ?", found).fetchone()
        number = None if closed is None else closed[0]
        if still_open is not None:
            with suppress(DraftUnreadable):
                number = draft_codec.decode(still_open[0]).number
        return VisitId(found[0]), number

    def handovers(self, visit_id: VisitId) -> Sequence[Handover]:
        """Return the hand-overs of a visit, the oldest first, without anything of the person."""
        with self._transactions.reading() as db:
            return list(handover_rows.read(db, "visit = ?", visit_id))

    def handed_over(self, visit_id: VisitId) -> Sequence[HandedOver]:
        """Return the hand-overs of a visit with what is known of the person, and write down that it was read.

        Raises `HandoverUnreadable`.
        """
        with self._transactions.reading() as db:
            titles = {each: decode_recipient(kept).title for each, kept in db.execute("SELECT * FROM recipient")}
            told = [
                HandedOver(each, titles.get(each.recipient, each.recipient), _content(db, each.id))
                for each in handover_rows.read(db, "visit = ?", visit_id)
            ]
        for each in told:
            if each.content is not None:
                self._audit.note_reading(each.handover.id, AuditAction.HANDOVER_READ)
        return told

    def erase(self, visit_id: VisitId) -> None:
        """Erase a visit, closed or open, with its hand-overs, and keep in mind that it was, for backups put back.

        Of a hand-over that may have left the consent stays as proof, with nothing of the person (`safety.erased`).
        """
        add_to_erased(self._folder, tag_of(visit_id))
        with self._emptied() as db:
            said = "SELECT day, language FROM visit_language JOIN visit ON id = visit WHERE visit = ?"
            for day, language in db.execute(said, (visit_id,)).fetchall():
                take_language_out(db, day, language)
            self._forget(db, visit_id)

    def has_told(self, number: SlipNumber) -> bool:
        """Whether somebody told at a later visit what became of the referrals of a number."""
        with self._transactions.reading() as db:
            return bool(db.execute("SELECT 1 FROM visit_outcome WHERE number = ? LIMIT 1", (number,)).fetchone())

    def erase_told(self, number: SlipNumber) -> None:
        """Erase what was told about the referrals of a number, and keep in mind that it was."""
        with self._transactions.reading() as db:
            visits = db.execute("SELECT DISTINCT visit FROM visit_outcome WHERE number = ?", (number,)).fetchall()
        for (visit,) in visits:
            add_to_erased(self._folder, told_tag(visit, number))
        with self._emptied() as db:
            db.execute("DELETE FROM visit_outcome WHERE number = ?", (number,))
            self._audit.note(AuditAction.ERASED)

    def due(self, cut: CutOffs, in_hand: Collection[VisitId], now: datetime) -> Sequence[Due]:
        """Return what is out of date, by kind; a kind without any is left out. `in_hand` are never."""
        with self._transactions.reading() as db:
            return _due(db, _values(cut, in_hand, now), cut, now, self._audit)

    def erase_due(self, cut: CutOffs, in_hand: Collection[VisitId], now: datetime) -> Sequence[Due]:
        """Erase what is out of date and return what it was. What has no possible date is taken to be of now.

        An erasure by number that was cut off is done as well. Nothing is written where there is nothing to do and
        something was written today already.
        """
        values = _values(cut, in_hand, now)
        with self._transactions.reading() as db:
            last = _last_purge(db)
            is_done_today = last is not None and last[1].astimezone(now.tzinfo).date() == now.date()
            left_over = set(erased_but_there(db, self._folder)) - set(in_hand)
            taken_back = taken_back_but_there(db, self._folder)
            if is_done_today and not left_over and not taken_back and not _due(db, values, cut, now, self._audit):
                return ()
        with self._emptied() as db:
            for visit_id in sorted(left_over):  # before anything is counted: what was erased by number is not
                self._forget(db, visit_id)
            self._take_back(db, taken_back)
            forget_told(db, erased_tags(self._folder))
            _date_anew(db, values)
            gone = _due(db, values, cut, now, self._audit)
            _count(db, values, {each.kept for each in gone})
            _erase(db, values)
            self._audit.forget_before(cut.audit, now)
            for each in gone:
                self._audit.note(AuditAction.EXPIRED, each.kept.value, each.count)
            if not gone:
                self._audit.note(AuditAction.EXPIRED, None, 0)  # from here the clock is trusted
        self._give_space_back()
        return gone

    def clock_marks(self) -> ClockMarks:
        """Return what the clock can be held against; entries from before it was last found right do not count."""
        with self._transactions.reading() as db:
            last = _last_purge(db)
            of_visits = _newest(
                db,
                "SELECT closed_at AS at FROM visit UNION ALL SELECT saved_at FROM draft"
                " UNION ALL SELECT state_at FROM handover",
            )
            of_audit = _newest(db, "SELECT at FROM audit WHERE seq > ?", last[0] if last else 0)
        newest = max((at for at in (of_visits, of_audit) if at is not None), default=None)
        return ClockMarks(newest, last[1] if last else of_visits)

    def note_own_data_printed(self, visit_id: VisitId) -> None:
        """Write down that somebody was given what is kept of a visit."""
        self._audit.note_alone(AuditAction.OWN_DATA_PRINTED, visit_id)

    def finish_taking_back(self) -> None:
        """Take back again what was taken back in a step that was cut off, before anything can leave by it.

        Where it cannot be written, on a full disk say, the store opens all the same; it is done with the next purge.
        """
        with suppress(KnownTrouble):
            with self._transactions.reading() as db:
                taken_back = taken_back_but_there(db, self._folder)
            if taken_back:
                with self._emptied() as db:
                    self._take_back(db, taken_back)

    def _forget(self, db: Database, visit_id: VisitId) -> None:
        with_it = forget(db, [visit_id], self._now())
        self._audit.note(AuditAction.ERASED, visit_id)
        for handover in with_it:
            self._audit.note(AuditAction.HANDOVER_ERASED, handover)

    def _take_back(self, db: Database, handovers: Collection[HandoverId]) -> None:
        take_back(db, handovers, erased_tags(self._folder), self._now())
        for handover in handovers:
            self._audit.note(AuditAction.HANDOVER_ERASED, handover)

    @contextmanager
    def _emptied(self) -> Iterator[Database]:
        """One transaction, after which the log holds nothing any more. Raises `TracesLeft` where it still might."""
        with self._transactions.one() as db:
            yield db
        self._transactions.empty_log()

    def _give_space_back(self) -> None:
        """Copy the store without its free pages where a quarter of it is free; nothing depends on it."""
        with self._transactions.reading() as db, suppress(DiskFull), trouble_named(self._transactions.path):
            [free], [pages] = (db.execute(f"PRAGMA {name}").fetchone() for name in ("freelist_count", "page_count"))
            if free > max(_LEAST_FREE_PAGES, pages // _FREE_SHARE):
                db.execute("VACUUM")
                db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()


def _values(cut: CutOffs, in_hand: Collection[VisitId], now: datetime) -> dict[str, str]:
    """Return the parameters of every statement here."""
    return {
        "drafts": cut.drafts.isoformat(),
        "visits": cut.visits.isoformat(),
        "languages": cut.languages.isoformat(),
        "answered": cut.answered.isoformat(),
        "left": cut.left.isoformat(),
        "consents": cut.consents.isoformat(),
        "last_leave": (now + CLOCK_TOLERANCE + timedelta(days=LEAVES_WITHIN_DAYS)).isoformat(),
        "first_day": FIRST_DAY.isoformat(),
        "tolerated": (now + CLOCK_TOLERANCE).isoformat(),
        "in_hand": json.dumps(sorted(in_hand)),
        "now": now.isoformat(),
        "today": now.date().isoformat(),
    }


def _due(db: Database, values: dict[str, str], cut: CutOffs, now: datetime, audit: AuditTrail) -> tuple[Due, ...]:
    found = []
    for kept, (tables, at, condition) in _OUT_OF_DATE.items():
        statement = f"SELECT count(*) AS count, min({at}) AS first, max({at}) AS last FROM {tables} WHERE {condition}"
        found.append((kept, next(iter(db.query(statement, values)))))
    found.append((Kept.AUDIT, audit.out_of_date(cut.audit, now)))
    return tuple(Due(kept, row["count"], _day(row["first"]), _day(row["last"])) for kept, row in found if row["count"])


def _date_anew(db: Database, values: dict[str, str]) -> None:
    """Let what a wrong clock dated before there was such a program, or after now, begin now."""
    db.execute(f"UPDATE draft SET saved_at = :now WHERE {_IS_UNDATABLE.format('saved_at')}", values)
    _date_visits_anew(db, values)
    for at in ("state_at", "left_at"):
        db.execute(f"UPDATE handover SET {at} = :now WHERE {_IS_UNDATABLE.format(at)}", values)
    # by a consent nobody can date nothing leaves any more
    ends = f"CASE WHEN unixepoch(leaves_until) > unixepoch(:last_leave) OR {_IS_UNDATABLE.format('given_at')}"
    ends += " OR unixepoch(leaves_until) < unixepoch(:first_day) THEN :now ELSE leaves_until END"
    db.execute(f"UPDATE handover_consent SET leaves_until = {ends}", values)
    db.execute(f"UPDATE handover_consent SET given_at = :now WHERE {_IS_UNDATABLE.format('given_at')}", values)


def _date_visits_anew(db: Database, values: dict[str, str]) -> None:
    """Let visits, and what counts for their day, be of a day on which they can have been.

    One that was opened while the clock was wrong and closed when it was right is of the day it was closed on. A
    language is counted as that of the visit for as long as its day is not over, so it goes along.
    """
    said = "SELECT visit, day, language FROM visit_language JOIN visit ON id = visit"
    before = db.execute(said).fetchall()
    db.execute(f"UPDATE visit SET closed_at = :now, day = :today WHERE {_IS_UNDATABLE.format('closed_at')}", values)
    db.execute(f"UPDATE visit SET day = substr(closed_at, 1, 10) WHERE {_IS_NO_DAY}", values)
    of_visit = "SELECT visit.day FROM visit WHERE id = visit_outcome.visit"
    wrong = "day > :today OR day < substr(:first_day, 1, 10)"
    db.execute(f"UPDATE visit_outcome SET day = ({of_visit}) WHERE {wrong}", values)
    now = {visit: day for visit, day, _ in db.execute(said)}
    for visit, day, language in before:
        if now[visit] != day:
            take_language_out(db, day, language)
            count_language(db, now[visit], language)


def _count(db: Database, values: dict[str, str], going: Collection[Kept]) -> None:
    """Write down the counts of what goes and the figures are made of; `_erase` takes the rest."""
    forget_rules(db, values["languages"])
    if Kept.VISIT in going:
        write_down(db, VISIT, _OUT_OF_DATE[Kept.VISIT][2], values)
    if Kept.CONSENT in going:
        write_down(db, HANDOVER, f"id IN ({_ids_out_of_date(Kept.CONSENT)})", values)


def _erase(db: Database, values: dict[str, str]) -> None:
    for kept in (Kept.DRAFT, Kept.VISIT):
        table, _, condition = _OUT_OF_DATE[kept]
        db.execute(f"DELETE FROM {table} WHERE {condition}", values)
    for kept, which in (
        (Kept.HANDOVER_DRAFT, ""),
        (Kept.HANDOVER_DATA, " AND state = 'waiting'"),  # nothing was ever done by such a consent: nothing to prove
        (Kept.CONSENT, ""),
    ):
        db.execute(f"DELETE FROM handover WHERE id IN ({_ids_out_of_date(kept)}{which})", values)
    telling = db.execute(_ids_out_of_date(Kept.HANDOVER_DATA), values).fetchall()
    handover_rows.erase_content(db, [HandoverId(each) for (each,) in telling])
    db.execute("DELETE FROM visit_language WHERE visit IN (SELECT id FROM visit WHERE day < :languages)", values)


def _ids_out_of_date(kept: Kept) -> str:
    tables, _, condition = _OUT_OF_DATE[kept]
    return f"SELECT id FROM {tables} WHERE {condition}"


def _last_purge(db: Database) -> tuple[int, datetime] | None:
    """Return number and time of the entry with which something was last erased by time."""
    expired = (AuditAction.EXPIRED.value,)
    rows = list(db.query("SELECT seq, at FROM audit WHERE action = ? ORDER BY seq DESC LIMIT 1", expired))
    return (rows[0]["seq"], datetime.fromisoformat(rows[0]["at"])) if rows else None


def _newest(db: Database, times: str, *values: object) -> datetime | None:
    rows = list(db.query(f"SELECT at FROM ({times}) ORDER BY julianday(at) DESC LIMIT 1", values))
    return datetime.fromisoformat(rows[0]["at"]) if rows else None


def _day(at: str) -> date:
    return datetime.fromisoformat(at).date()


def _content(db: Database, handover: HandoverId) -> HandoverContent | None:
    stored = handover_rows.stored_content(db, handover)
    return None if stored is None else decode_content(stored)


def _kept_visit(db: Database, number: SlipNumber, row: Mapping[str, Any]) -> KeptVisit:
    topics = db.execute("SELECT topic FROM visit_topic WHERE visit = ? ORDER BY position", (row["id"],))
    gaps = db.execute("SELECT topic FROM visit_gap WHERE visit = ? ORDER BY topic", (row["id"],))
    referrals = db.execute(
        "SELECT kind, offer, outcome FROM visit_referral WHERE visit = ? ORDER BY position", (row["id"],)
    )
    rules = db.execute("SELECT rule FROM visit_near_miss WHERE visit = ?", (row["id"],))
    step = row["case_step"]
    return KeptVisit(
        id=VisitId(row["id"]),
        number=number,
        opened_at=datetime.fromisoformat(row["opened_at"]),
        closed_at=datetime.fromisoformat(row["closed_at"]),
        topics=tuple(Topic(topic) for (topic,) in topics),
        gaps=tuple(Topic(topic) for (topic,) in gaps),
        referrals=tuple((kind, offer, Outcome(outcome)) for kind, offer, outcome in referrals),
        slips_issued=row["slips_issued"],
        overruling=None if row["code"] is None else Overruling(row["code"]),
        language=row["language"],
        figures=ForFigures(
            row["target_group"], frozenset(rule for (rule,) in rules), None if step is None else CaseStep(step)
        ),
    )
