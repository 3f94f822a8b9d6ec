CREATE TABLE audit (
    seq INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    by TEXT,
    action TEXT NOT NULL,
    subject TEXT,
    count INTEGER NOT NULL,
    seal BLOB NOT NULL
) STRICT;

CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit is never changed'); END;

CREATE TRIGGER audit_is_never_cut BEFORE DELETE ON audit
WHEN OLD.seq > (SELECT seq FROM audit_start)
BEGIN SELECT RAISE(ABORT, 'the audit is never cut'); END;

CREATE TABLE audit_start (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    seq INTEGER NOT NULL,
    seal BLOB NOT NULL
) STRICT;

CREATE TABLE catalogue_call (
    offer TEXT PRIMARY KEY,
    tried_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE catalogue_step (
    seq INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    content BLOB NOT NULL
) STRICT;

CREATE TABLE catalogue_version (
    number INTEGER PRIMARY KEY,
    published_at TEXT NOT NULL,
    by TEXT NOT NULL,
    shipped TEXT,
    changes INTEGER NOT NULL,
    content BLOB NOT NULL
) STRICT;

CREATE TABLE counted_desk (
    id TEXT PRIMARY KEY,
    code TEXT NOT NULL,
    serial INTEGER NOT NULL,
    first TEXT NOT NULL,
    last TEXT NOT NULL,
    made_at TEXT NOT NULL,
    taken_at TEXT NOT NULL,
    is_invented INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE daily_count (
    counted TEXT NOT NULL,
    day TEXT NOT NULL,
    a TEXT NOT NULL,
    b TEXT NOT NULL,
    desk TEXT NOT NULL,
    visits INTEGER NOT NULL CHECK (visits > 0),
    PRIMARY KEY (counted, day, a, b, desk)
) STRICT, WITHOUT ROWID;

CREATE TABLE desk (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    code TEXT NOT NULL,
    next_slip INTEGER NOT NULL
) STRICT;

CREATE TABLE desk_user (
    id TEXT PRIMARY KEY,
    roles TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE draft (
    visit TEXT PRIMARY KEY,
    state TEXT NOT NULL,
    saved_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE figures_desk (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    desk TEXT NOT NULL,
    serial INTEGER NOT NULL,
    rounding_key BLOB NOT NULL
) STRICT;

CREATE TABLE figures_keys (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    signing BLOB NOT NULL,
    identity TEXT
) STRICT;

CREATE TABLE figures_sent (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    at TEXT NOT NULL,
    last TEXT NOT NULL
) STRICT;

CREATE TABLE former_key (
    secret BLOB PRIMARY KEY,
    replaced_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

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
) STRICT, WITHOUT ROWID;

CREATE INDEX handover_code ON handover (code);

CREATE TABLE handover_consent (
    handover TEXT PRIMARY KEY REFERENCES handover (id) ON DELETE CASCADE,
    fields TEXT NOT NULL,
    taken_back TEXT NOT NULL,
    language TEXT NOT NULL,
    wording TEXT NOT NULL,
    given_at TEXT NOT NULL,
    leaves_until TEXT NOT NULL,
    kept_until TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE handover_content (
    handover TEXT PRIMARY KEY REFERENCES handover (id) ON DELETE CASCADE,
    content BLOB NOT NULL
) STRICT;

CREATE TABLE handover_key (
    key TEXT NOT NULL,
    year INTEGER NOT NULL,
    number INTEGER NOT NULL REFERENCES handover_traits (number) ON DELETE CASCADE,
    PRIMARY KEY (key, year, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX handover_key_number ON handover_key (number);

CREATE TABLE handover_parcel (
    handover TEXT PRIMARY KEY REFERENCES handover (id) ON DELETE CASCADE,
    content BLOB NOT NULL
) STRICT;

CREATE TABLE handover_traits (
    number INTEGER PRIMARY KEY,
    handover TEXT NOT NULL UNIQUE REFERENCES handover_content (handover) ON DELETE CASCADE,
    family TEXT NOT NULL,
    given TEXT NOT NULL,
    year INTEGER NOT NULL,
    reach TEXT NOT NULL
) STRICT;

CREATE TABLE handover_unread (
    handover TEXT PRIMARY KEY REFERENCES handover_content (handover) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX handover_visit ON handover (visit);

CREATE TABLE house_key (
    id TEXT PRIMARY KEY,
    secret BLOB NOT NULL,
    since TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE mark (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    seq INTEGER NOT NULL
) STRICT;

CREATE TABLE recipient (
    id TEXT PRIMARY KEY,
    content TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
    id TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE signing_key (
    id TEXT PRIMARY KEY,
    secret BLOB NOT NULL,
    since TEXT NOT NULL,
    last_serial INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER traits_follow_insert AFTER INSERT ON handover_content
BEGIN
    DELETE FROM handover_traits WHERE handover = NEW.handover;
    DELETE FROM handover_unread WHERE handover = NEW.handover;
    INSERT INTO handover_unread VALUES (NEW.handover);
END;

CREATE TRIGGER traits_follow_update AFTER UPDATE ON handover_content
BEGIN
    DELETE FROM handover_traits WHERE handover = NEW.handover;
    DELETE FROM handover_unread WHERE handover = NEW.handover;
    INSERT INTO handover_unread VALUES (NEW.handover);
END;

CREATE TABLE trusted_town (
    id TEXT PRIMARY KEY,
    public BLOB NOT NULL,
    town TEXT NOT NULL,
    since TEXT NOT NULL,
    newest_serial INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE visit (
    id TEXT PRIMARY KEY,
    number TEXT UNIQUE,
    day TEXT NOT NULL,
    opened_at TEXT NOT NULL,
    closed_at TEXT NOT NULL,
    slips_issued INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX visit_day ON visit (day);

CREATE TABLE visit_figures (
    visit TEXT PRIMARY KEY REFERENCES visit (id) ON DELETE CASCADE,
    target_group TEXT,
    case_step TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE visit_gap (
    visit TEXT NOT NULL REFERENCES visit (id) ON DELETE CASCADE,
    topic TEXT NOT NULL,
    PRIMARY KEY (visit, topic)
) STRICT, WITHOUT ROWID;

CREATE TABLE visit_language (
    visit TEXT PRIMARY KEY REFERENCES visit (id) ON DELETE CASCADE,
    language TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE visit_near_miss (
    visit TEXT NOT NULL REFERENCES visit (id) ON DELETE CASCADE,
    rule TEXT NOT NULL,
    PRIMARY KEY (visit, rule)
) STRICT, WITHOUT ROWID;

CREATE TABLE visit_outcome (
    number TEXT NOT NULL,
    kind TEXT NOT NULL,
    offer TEXT,
    outcome TEXT NOT NULL,
    day TEXT NOT NULL,
    visit TEXT NOT NULL REFERENCES visit (id) ON DELETE CASCADE,
    PRIMARY KEY (number, kind)
) STRICT, WITHOUT ROWID;

CREATE INDEX visit_outcome_visit ON visit_outcome (visit);

CREATE TABLE visit_overruling (
    visit TEXT PRIMARY KEY REFERENCES visit (id) ON DELETE CASCADE,
    code TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE visit_referral (
    visit TEXT NOT NULL REFERENCES visit (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    offer TEXT,
    outcome TEXT NOT NULL,
    PRIMARY KEY (visit, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE visit_return (
    visit TEXT PRIMARY KEY REFERENCES visit (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE visit_topic (
    visit TEXT NOT NULL REFERENCES visit (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    topic TEXT NOT NULL,
    PRIMARY KEY (visit, position)
) STRICT, WITHOUT ROWID;
