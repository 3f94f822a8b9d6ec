"""Visits in the open store: the adapter for the port `VisitStore`. Each method is one transaction.

Knows rows and drafts; which parts of a visit may stay is decided in the domain (`record_of`), not here.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from itertools import groupby

from erstanlauf.domain.audit import AuditAction
from erstanlauf.domain.needs import Topic
from erstanlauf.domain.slip_number import slip_number
from erstanlauf.domain.visit import Choice, ForFigures, Outcome, SlipNumber, Visit, VisitId, VisitRecord
from erstanlauf.store import draft_codec
from erstanlauf.store.audit import AuditTrail
from erstanlauf.store.cipher import Database, fold_log_in
from erstanlauf.store.daily_counts import count_language, forget_rules, take_language_out
from erstanlauf.store.handover_rows import erase_drafts_of
from erstanlauf.store.outcomes import keep_outcomes
from erstanlauf.store.transactions import Transactions
from erstanlauf.usecases.ports import DayEntry, KeptSlip, SavedDraft


class Visits:
    """The visits of one desk. Belongs to the thread that opened the store; any other one gets an exception."""

    def __init__(self, transactions: Transactions, audit: AuditTrail) -> None:
        self._transactions = transactions
        self._audit = audit
        self._db: Database = transactions.db

    def open_visit(self, visit_id: VisitId, opened_at: datetime) -> Visit:
        """Give the visit the desk's next slip number, save it as a draft and return it."""
        with self._transactions.one() as db:
            [desk] = db.query(
                "UPDATE desk SET next_slip = next_slip + 1 RETURNING code, next_slip - 1 AS running_number"
            )
            visit = Visit(visit_id, slip_number(desk["code"], desk["running_number"]), opened_at)
            self._insert_draft(visit, opened_at)
        return visit

    def save_draft(self, visit: Visit, saved_at: datetime) -> None:
        """Keep the whole state of an open visit; a later call replaces it.

        Raises LookupError for a visit that is not open: a late save must not bring back what was closed or discarded.
        """
        with self._transactions.one() as db:
            changes = (draft_codec.encode(visit), saved_at.isoformat(), visit.id)
            if not db.execute("UPDATE draft SET state = ?, saved_at = ? WHERE visit = ?", changes).rowcount:
                raise LookupError(f"visit {visit.id} is not open")

    def drafts(self) -> Sequence[SavedDraft]:
        """Return open visits, the one saved last first. Raises `DraftUnreadable`; the draft then stays where it is."""
        with self._transactions.reading():
            rows = list(self._db.query("SELECT state, saved_at FROM draft"))
        found = [SavedDraft(draft_codec.decode(row["state"]), datetime.fromisoformat(row["saved_at"])) for row in rows]
        return sorted(found, key=lambda draft: draft.saved_at, reverse=True)

    def close_visit(self, record: VisitRecord) -> None:
        """Replace the draft by what may stay. A second call with the same record changes nothing.

        Hand-overs nobody sent go with the draft. Raises LookupError for a visit that was never opened or was discarded.
        """
        with self._transactions.one() as db:
            if self._is_closed(record.id):
                return
            language = self._take_draft(record.id)
            erase_drafts_of(db, record.id)
            self._insert_record(record)
            if language is not None and record.number is not None:  # nothing of a violence visit is kept or counted
                db.execute("INSERT INTO visit_language VALUES (?, ?)", (record.id, language))
                count_language(db, record.day.isoformat(), language)
            self._audit.note(AuditAction.VISIT_CLOSED, record.id)
        fold_log_in(self._db)  # what has gone from the draft is to go from the log as well

    def discard_draft(self, visit_id: VisitId) -> None:
        """Forget an open visit and hand-overs nobody sent; a visit that is not open is forgotten already."""
        with self._transactions.one() as db:
            if db.execute("DELETE FROM draft WHERE visit = ?", (visit_id,)).rowcount:
                self._audit.note(AuditAction.VISIT_DISCARDED, visit_id)
            erase_drafts_of(db, visit_id)
        fold_log_in(self._db)

    def reopen(self, visit: Visit, saved_at: datetime) -> None:
        """Turn a visit that was closed or discarded moments ago back into a draft (undo of closing)."""
        with self._transactions.one() as db:
            if self._is_closed(visit.id):
                self._take_record(visit)
                self._audit.note(AuditAction.VISIT_REOPENED, visit.id)
            db.execute("DELETE FROM draft WHERE visit = ?", (visit.id,))  # of an earlier call for the same visit
            self._insert_draft(visit, saved_at)

    def entries_of(self, day: date) -> Sequence[DayEntry]:
        """Return the closed visits of a day, newest first; ids are in the order of opening."""
        with self._transactions.reading():
            rows = list(
                self._db.query(
                    "SELECT id, number, opened_at, topic FROM visit LEFT JOIN visit_topic ON visit = id"
                    " WHERE day = ? ORDER BY id DESC, position",
                    (day.isoformat(),),
                )
            )
        return [_entry(list(lines)) for _, lines in groupby(rows, key=lambda row: row["id"])]

    def referrals_since(self, day: date) -> Mapping[str, int]:
        """Return how often each offer was chosen from a day on, by its id; by its kind where no offer was named."""
        with self._transactions.reading() as db:
            rows = db.execute(
                "SELECT COALESCE(offer, kind), count(*) FROM visit_referral JOIN visit ON id = visit"
                " WHERE day >= ? AND outcome = ? GROUP BY 1",
                (day.isoformat(), Outcome.CHOSEN),
            ).fetchall()
        return {str(of): int(times) for of, times in rows}

    def forget_details_before(self, day: date) -> None:
        """Forget which visits of earlier days had which slip language and which rules; the counts stay."""
        with self._transactions.one() as db:
            languages = db.execute(
                "DELETE FROM visit_language WHERE visit IN (SELECT id FROM visit WHERE day < ?)", (day.isoformat(),)
            ).rowcount
            rules = forget_rules(db, day.isoformat())
        if languages or rules:
            fold_log_in(self._db)

    def kept_slip(self, visit_id: VisitId) -> KeptSlip | None:
        """Return what is kept of a closed visit's slip; None where nothing may be, or the visit is not closed."""
        with self._transactions.reading():
            found = list(
                self._db.query(
                    "SELECT number, opened_at, language FROM visit LEFT JOIN visit_language ON visit = id WHERE id = ?",
                    (visit_id,),
                )
            )
            topics = self._db.query("SELECT topic FROM visit_topic WHERE visit = ? ORDER BY position", (visit_id,))
            chosen = self._db.query(
                "SELECT kind, offer FROM visit_referral WHERE visit = ? AND outcome = ? ORDER BY position",
                (visit_id, Outcome.CHOSEN),
            )
            if not found or found[0]["number"] is None:
                return None
            return KeptSlip(
                number=SlipNumber(found[0]["number"]),
                opened_at=datetime.fromisoformat(found[0]["opened_at"]),
                language=found[0]["language"],
                topics=tuple(Topic(row["topic"]) for row in topics),
                chosen=tuple(Choice(row["kind"], row["offer"]) for row in chosen),
            )

    def count_reprint(self, visit_id: VisitId) -> None:
        """Count one more slip of a closed visit; of one that is not closed, nothing."""
        with self._transactions.one() as db:
            if db.execute("UPDATE visit SET slips_issued = slips_issued + 1 WHERE id = ?", (visit_id,)).rowcount:
                self._audit.note(AuditAction.SLIP_PRINTED, visit_id)

    def note_print(self, visit_id: VisitId) -> None:
        """Write down that a slip of an open visit went to paper."""
        self._audit.note_alone(AuditAction.SLIP_PRINTED, visit_id)

    def note_read(self, visit_ids: Sequence[VisitId]) -> None:
        """Write down that somebody read what is kept of visits; reading does not fail where that cannot be kept."""
        for visit_id in visit_ids:
            self._audit.note_reading(visit_id)

    def note_law_change(self, switches: Sequence[str]) -> None:
        """Write down that switches of the law were turned, each by its name."""
        with self._transactions.one():
            for name in switches:
                self._audit.note(AuditAction.LAW_CHANGED, name)

    def _is_closed(self, visit_id: VisitId) -> bool:
        return bool(list(self._db.query("SELECT 1 FROM visit WHERE id = ?", (visit_id,))))

    def _insert_draft(self, visit: Visit, saved_at: datetime) -> None:
        row = (visit.id, draft_codec.encode(visit), saved_at.isoformat())
        self._db.execute("INSERT INTO draft VALUES (?, ?, ?)", row)

    def _take_draft(self, visit_id: VisitId) -> str | None:
        """Delete a draft and return its slip language."""
        taken = list(self._db.query("DELETE FROM draft WHERE visit = ? RETURNING state", (visit_id,)))
        if not taken:
            raise LookupError(f"visit {visit_id} is not open")
        return draft_codec.decode(taken[0]["state"]).language

    def _insert_record(self, record: VisitRecord) -> None:
        times = (record.day.isoformat(), record.opened_at.isoformat(), record.closed_at.isoformat())
        self._db.execute(
            "INSERT INTO visit VALUES (?, ?, ?, ?, ?, ?)", (record.id, record.number, *times, record.slips_issued)
        )
        topics = [(record.id, place, topic) for place, topic in enumerate(record.topics)]
        self._db.conn.executemany("INSERT INTO visit_topic VALUES (?, ?, ?)", topics)
        gaps = [(record.id, topic) for topic in record.gaps]
        self._db.conn.executemany("INSERT INTO visit_gap VALUES (?, ?)", gaps)
        if record.overruling is not None:
            self._db.execute("INSERT INTO visit_overruling VALUES (?, ?)", (record.id, record.overruling))
        referrals = [(record.id, place, *referral) for place, referral in enumerate(record.referrals)]
        self._db.conn.executemany("INSERT INTO visit_referral VALUES (?, ?, ?, ?, ?)", referrals)
        if record.earlier is not None:
            self._db.execute("INSERT INTO visit_return VALUES (?)", (record.id,))
            keep_outcomes(self._db, record.id, record.earlier, record.day)
        self._insert_figures(record.id, record.figures)

    def _insert_figures(self, visit_id: VisitId, figures: ForFigures) -> None:
        if figures.group is not None or figures.case is not None:
            self._db.execute("INSERT INTO visit_figures VALUES (?, ?, ?)", (visit_id, figures.group, figures.case))
        near_misses = [(visit_id, rule) for rule in figures.near_misses]
        self._db.conn.executemany("INSERT INTO visit_near_miss VALUES (?, ?)", near_misses)

    def _take_record(self, visit: Visit) -> None:
        """Delete what stayed of a visit, its topics and referrals with it, and take its language out of the count."""
        [record] = self._db.query("DELETE FROM visit WHERE id = ? RETURNING number, day", (visit.id,))
        if visit.language is not None and record["number"] is not None:
            take_language_out(self._db, record["day"], visit.language)


def _entry(lines: Sequence[dict[str, str | None]]) -> DayEntry:
    """Return the entry of one visit from its lines, one for each topic or a single one without."""
    first = lines[0]
    return DayEntry(
        id=VisitId(str(first["id"])),
        number=None if first["number"] is None else SlipNumber(first["number"]),
        opened_at=datetime.fromisoformat(str(first["opened_at"])),
        topics=tuple(Topic(line["topic"]) for line in lines if line["topic"] is not None),
    )
