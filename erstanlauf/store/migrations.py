"""The steps that made the store what it is, one function each; `schema.sql` shows where they lead.

A step that was released is never changed: a store out there has taken it. So the steps know nothing of the program's
classes of today, only SQL. No step adds a column for a name, a birth date, a nationality or free text; what is known of
a person is in `handover_content`, and what is made of it hangs on that row.
"""

import secrets

from erstanlauf.store.cipher import Database, Migrations

migrations = Migrations("erstanlauf")


def bring_up_to_date(db: Database) -> None:
    """Take the steps that are missing, each in a transaction of its own."""
    migrations.apply(db)


def steps_taken(db: Database) -> tuple[str, ...]:
    """Return the names of the steps a store has taken, oldest first."""
    return tuple(step.name for step in migrations.applied(db))


def steps_missing(db: Database) -> tuple[str, ...]:
    """Return the names of the steps this program would still take."""
    return tuple(step.name for step in migrations.pending(db))


def is_newer(db: Database) -> bool:
    """Whether a newer program has taken a step that this one does not know."""
    known_steps = steps_missing(Database(memory=True, execute_plugins=False))  # an empty store misses all of them
    return not set(known_steps).issuperset(steps_taken(db))


@migrations()
def desk(db: Database) -> None:
    """This desk: its code on slips and the next running number."""
    db.execute("""
        CREATE TABLE desk (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            code TEXT NOT NULL,
            next_slip INTEGER NOT NULL
        ) STRICT
    """)


@migrations()
def drafts(db: Database) -> None:
    """Open visits, each whole in one cell that goes when the visit is closed."""
    db.execute("""
        CREATE TABLE draft (
            visit TEXT PRIMARY KEY,
            state TEXT NOT NULL,
            saved_at TEXT NOT NULL
        ) STRICT, WITHOUT ROWID
    """)


@migrations()
def closed_visits(db: Database) -> None:
    """What stays of closed visits."""
    db.execute("""
        CREATE TABLE visit (
            id TEXT PRIMARY KEY,
            number TEXT UNIQUE,
            day TEXT NOT NULL,
            opened_at TEXT NOT NULL,
            closed_at TEXT NOT NULL,
            slips_issued INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID
    """)
    db.execute("CREATE INDEX visit_day ON visit (day)")
    db.execute("""
        CREATE TABLE visit_topic (
            visit TEXT NOT NULL REFERENCES visit (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            topic TEXT NOT NULL,
            PRIMARY KEY (visit, position)
        ) STRICT, WITHOUT ROWID
    """)
    db.execute("""
        CREATE TABLE visit_referral (
            visit TEXT NOT NULL REFERENCES visit (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            kind TEXT NOT NULL,
            offer TEXT,
            outcome TEXT NOT NULL,
            PRIMARY KEY (visit, position)
        ) STRICT, WITHOUT ROWID
    """)


@migrations()
def slip_language_counts(db: Database) -> None:
    """How many slips' languages a day had; no visit can be found from it."""
    db.execute("""
        CREATE TABLE slip_language_count (
            day TEXT NOT NULL,
            language TEXT NOT NULL,
            visits INTEGER NOT NULL CHECK (visits > 0),
            PRIMARY KEY (day, language)
        ) STRICT, WITHOUT ROWID
    """)


@migrations()
def visit_gaps(db: Database) -> None:
    """Topics of a closed visit that no service answered."""
    db.execute("""
        CREATE TABLE visit_gap (
            visit TEXT NOT NULL REFERENCES visit (id) ON DELETE CASCADE,
            topic TEXT NOT NULL,
            PRIMARY KEY (visit, topic)
        ) STRICT, WITHOUT ROWID
    """)


@migrations()
def visit_overrulings(db: Database) -> None:
    """Why Case Management was decided on against the rules; a row only where it was."""
    db.execute("""
        CREATE TABLE visit_overruling (
            visit TEXT PRIMARY KEY REFERENCES visit (id) ON DELETE CASCADE,
            code TEXT NOT NULL
        ) STRICT, WITHOUT ROWID
    """)


@migrations()
def visit_languages(db: Database) -> None:
    """The slip language of a closed visit, for the rest of its day."""
    db.execute("""
        CREATE TABLE visit_language (
            visit TEXT PRIMARY KEY REFERENCES visit (id) ON DELETE CASCADE,
            language TEXT NOT NULL
        ) STRICT, WITHOUT ROWID
    """)


@migrations()
def desk_users(db: Database) -> None:
    """Who may do what, by random id; logins and passwords stand in the key file alone."""
    db.execute("""
        CREATE TABLE desk_user (
            id TEXT PRIMARY KEY,
            roles TEXT NOT NULL
        ) STRICT, WITHOUT ROWID
    """)


@migrations()
def audit_trail(db: Database) -> None:
    """Who did what: a chain in which each entry seals the one before it. Only what is out of date can be deleted."""
    db.execute("""
        CREATE TABLE audit (
            seq INTEGER PRIMARY KEY,
            at TEXT NOT NULL,
            by TEXT,
            action TEXT NOT NULL,
            subject TEXT,
            count INTEGER NOT NULL,
            seal BLOB NOT NULL
        ) STRICT
    """)
    db.execute("""
        CREATE TABLE audit_start (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            seq INTEGER NOT NULL,
            seal BLOB NOT NULL
        ) STRICT
    """)
    db.execute("INSERT INTO audit_start VALUES (1, 0, zeroblob(32))")
    db.execute("""
        CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
        BEGIN SELECT RAISE(ABORT, 'the audit is never changed'); END
    """)
    db.execute("""
        CREATE TRIGGER audit_is_never_cut BEFORE DELETE ON audit
        WHEN OLD.seq > (SELECT seq FROM audit_start)
        BEGIN SELECT RAISE(ABORT, 'the audit is never cut'); END
    """)


@migrations()
def settings(db: Database) -> None:
    """What the administration has set; a setting without a row has its default."""
    db.execute("""
        CREATE TABLE setting (
            id TEXT PRIMARY KEY,
            value TEXT NOT NULL
        ) STRICT, WITHOUT ROWID
    """)


@migrations()
def house_keys(db: Database) -> None:
    """Keys the desks of one office share for their slips; older ones stay, so that old slips can be read."""
    db.execute("""
        CREATE TABLE house_key (
            id TEXT PRIMARY KEY,
            secret BLOB NOT NULL,
            since TEXT NOT NULL
        ) STRICT, WITHOUT ROWID
    """)


@migrations()
def high_water_marks(db: Database) -> None:
    """How many steps the store has taken; a file beside it says the same, so that lost steps are noticed."""
    db.execute("""
        CREATE TABLE mark (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            seq INTEGER NOT NULL
        ) STRICT
    """)
    db.execute("INSERT INTO mark VALUES (1, 0)")


@migrations()
def former_keys(db: Database) -> None:
    """Keys the store had before a change, for as long as there may be backups under them."""
    db.execute("""
        CREATE TABLE former_key (
            secret BLOB PRIMARY KEY,
            replaced_at TEXT NOT NULL
        ) STRICT, WITHOUT ROWID
    """)


@migrations()
def catalogue_versions(db: Database) -> None:
    """Every catalogue that was in force, the steps of work on the next one, and whom nobody reached by telephone."""
    db.execute("""
        CREATE TABLE catalogue_version (
            number INTEGER PRIMARY KEY,
            published_at TEXT NOT NULL,
            by TEXT NOT NULL,
            shipped TEXT,
            changes INTEGER NOT NULL,
            content BLOB NOT NULL
        ) STRICT
    """)
    db.execute("""
        CREATE TABLE catalogue_step (
            seq INTEGER PRIMARY KEY,
            at TEXT NOT NULL,
            by TEXT NOT NULL,
            content BLOB NOT NULL
        ) STRICT
    """)
    db.execute("""
        CREATE TABLE catalogue_call (
            offer TEXT PRIMARY KEY,
            tried_at TEXT NOT NULL
        ) STRICT, WITHOUT ROWID
    """)


@migrations()
def towns(db: Database) -> None:
    """The key this desk signs its catalogue with, and those of towns whose catalogues it takes."""
    db.execute("""
        CREATE TABLE signing_key (
            id TEXT PRIMARY KEY,
            secret BLOB NOT NULL,
            since TEXT NOT NULL,
            last_serial INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID
    """)
    db.execute("""
        CREATE TABLE trusted_town (
            id TEXT PRIMARY KEY,
            public BLOB NOT NULL,
            town TEXT NOT NULL,
            since TEXT NOT NULL,
            newest_serial INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID
    """)


@migrations()
def handovers(db: Database) -> None:
    """Cases handed over with data: to whom, by which consent, what of it is still here, and what waits to leave.

    What is known of a person stands in `handover_content` alone and goes first; the row of the hand-over and its
    consent stay as proof.
    """
    db.execute("""
        CREATE TABLE recipient (
            id TEXT PRIMARY KEY,
            content TEXT NOT NULL
        ) STRICT, WITHOUT ROWID
    """)
    db.execute("""
        CREATE TABLE handover (
            id TEXT PRIMARY KEY,
            reference TEXT NOT NULL UNIQUE,
            visit TEXT NOT NULL,
            recipient TEXT NOT NULL,
            code TEXT NOT NULL,
            made_at TEXT NOT NULL,
            state TEXT NOT NULL,
            state_at TEXT NOT NULL,
            why TEXT,
            left_at TEXT,
            response_days INTEGER NOT NULL,
            sha256 TEXT NOT NULL,
            is_held INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID
    """)
    db.execute("CREATE INDEX handover_visit ON handover (visit)")
    db.execute("CREATE INDEX handover_code ON handover (code)")
    db.execute("""
        CREATE TABLE handover_consent (
            handover TEXT PRIMARY KEY REFERENCES handover (id) ON DELETE CASCADE,
            fields TEXT NOT NULL,
            taken_back TEXT NOT NULL,
            language TEXT NOT NULL,
            wording TEXT NOT NULL,
            given_at TEXT NOT NULL,
            leaves_until TEXT NOT NULL,
            kept_until TEXT NOT NULL
        ) STRICT, WITHOUT ROWID
    """)
    db.execute("""
        CREATE TABLE handover_content (
            handover TEXT PRIMARY KEY REFERENCES handover (id) ON DELETE CASCADE,
            content BLOB NOT NULL
        ) STRICT
    """)
    db.execute("""
        CREATE TABLE handover_parcel (
            handover TEXT PRIMARY KEY REFERENCES handover (id) ON DELETE CASCADE,
            content BLOB NOT NULL
        ) STRICT
    """)


@migrations()
def return_visits(db: Database) -> None:
    """That a person came back with a slip, and what was told about the referrals of the earlier visit.

    An outcome stands under the number of the earlier visit and goes with either of the two.
    """
    db.execute("""
        CREATE TABLE visit_return (
            visit TEXT PRIMARY KEY REFERENCES visit (id) ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID
    """)
    db.execute("""
        CREATE TABLE visit_outcome (
            number TEXT NOT NULL,
            kind TEXT NOT NULL,
            offer TEXT,
            outcome TEXT NOT NULL,
            day TEXT NOT NULL,
            visit TEXT NOT NULL REFERENCES visit (id) ON DELETE CASCADE,
            PRIMARY KEY (number, kind)
        ) STRICT, WITHOUT ROWID
    """)
    db.execute("CREATE INDEX visit_outcome_visit ON visit_outcome (visit)")


@migrations()
def handover_traits(db: Database) -> None:
    """By what a person who was handed over is found again; the rest of `handover_content`, and gone with it.

    A content that is new or changed loses its traits at once and waits in `handover_unread` to be taken up, so that
    nothing is kept here that was taken back there, and a store put back needs no other care.
    """
    db.execute("""
        CREATE TABLE handover_unread (
            handover TEXT PRIMARY KEY REFERENCES handover_content (handover) ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID
    """)
    db.execute("""
        CREATE TABLE handover_traits (
            number INTEGER PRIMARY KEY,
            handover TEXT NOT NULL UNIQUE REFERENCES handover_content (handover) ON DELETE CASCADE,
            family TEXT NOT NULL,
            given TEXT NOT NULL,
            year INTEGER NOT NULL,
            reach TEXT NOT NULL
        ) STRICT
    """)
    db.execute("""
        CREATE TABLE handover_key (
            key TEXT NOT NULL,
            year INTEGER NOT NULL,
            number INTEGER NOT NULL REFERENCES handover_traits (number) ON DELETE CASCADE,
            PRIMARY KEY (key, year, number)
        ) STRICT, WITHOUT ROWID
    """)
    db.execute("CREATE INDEX handover_key_number ON handover_key (number)")
    for when in ("INSERT", "UPDATE"):
        db.execute(f"""
            CREATE TRIGGER traits_follow_{when.lower()} AFTER {when} ON handover_content
            BEGIN
                DELETE FROM handover_traits WHERE handover = NEW.handover;
                DELETE FROM handover_unread WHERE handover = NEW.handover;
                INSERT INTO handover_unread VALUES (NEW.handover);
            END
        """)
    db.execute("INSERT INTO handover_unread SELECT handover FROM handover_content")


@migrations()
def figures(db: Database) -> None:
    """What the figures of the steering group need: of a visit while it is kept, afterwards counts of its day.

    No count tells which visits it counts, and no row here has more than two things a visit was about. Slip languages
    were such counts already; they move in with their month. `counted_desk` are the desks whose counts were taken,
    `figures_desk` is how this one is known to others, and the secret by which it rounds.
    """
    db.execute("""
        CREATE TABLE visit_figures (
            visit TEXT PRIMARY KEY REFERENCES visit (id) ON DELETE CASCADE,
            target_group TEXT,
            case_step TEXT
        ) STRICT, WITHOUT ROWID
    """)
    db.execute("INSERT INTO visit_figures SELECT id, 'not_known', NULL FROM visit WHERE number IS NOT NULL")
    db.execute("""
        CREATE TABLE visit_near_miss (
            visit TEXT NOT NULL REFERENCES visit (id) ON DELETE CASCADE,
            rule TEXT NOT NULL,
            PRIMARY KEY (visit, rule)
        ) STRICT, WITHOUT ROWID
    """)
    db.execute("""
        CREATE TABLE daily_count (
            counted TEXT NOT NULL,
            day TEXT NOT NULL,
            a TEXT NOT NULL,
            b TEXT NOT NULL,
            desk TEXT NOT NULL,
            visits INTEGER NOT NULL CHECK (visits > 0),
            PRIMARY KEY (counted, day, a, b, desk)
        ) STRICT, WITHOUT ROWID
    """)
    db.execute("""
        INSERT INTO daily_count SELECT 'language', substr(day, 1, 8) || '01', language, '', '', sum(visits)
        FROM slip_language_count GROUP BY 2, 3
    """)
    db.execute("DROP TABLE slip_language_count")
    db.execute("""
        CREATE TABLE counted_desk (
            id TEXT PRIMARY KEY,
            code TEXT NOT NULL,
            serial INTEGER NOT NULL,
            first TEXT NOT NULL,
            last TEXT NOT NULL,
            made_at TEXT NOT NULL,
            taken_at TEXT NOT NULL,
            is_invented INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID
    """)
    db.execute("""
        CREATE TABLE figures_desk (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            desk TEXT NOT NULL,
            serial INTEGER NOT NULL,
            rounding_key BLOB NOT NULL
        ) STRICT
    """)


@migrations()
def figures_keys(db: Database) -> None:
    """Keys for files with counts: what this desk signs with, and, at the steering desk, what it reads others with; and
    when such a file last went out.

    The first is drawn here and not when it is wanted: a desk that puts an older backup back stays the same desk.
    """
    db.execute("""
        CREATE TABLE figures_keys (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            signing BLOB NOT NULL,
            identity TEXT
        ) STRICT
    """)
    db.execute("INSERT INTO figures_keys VALUES (1, ?, NULL)", (secrets.token_bytes(32),))
    db.execute("""
        CREATE TABLE figures_sent (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            at TEXT NOT NULL,
            last TEXT NOT NULL
        ) STRICT
    """)
