"""The steps that made the store what it is, one function each; `schema.sql` shows where they lead.

A step that was released is never changed: a store out there has taken it. So the steps know nothing of the program's
classes of today, only SQL. No step adds a column for a name, a birth date, a nationality or free text.
"""

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
