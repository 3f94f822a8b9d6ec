"""Reads the facts of a service from the official tables, whoever wrote them, and tells what it had to refuse."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from erstanlauf.domain.catalogue import Cost, Document
from erstanlauf.export.hsds import values
from erstanlauf.export.hsds.addresses import address_in
from erstanlauf.export.hsds.columns import read_column
from erstanlauf.export.hsds.entries import Entries, Place
from erstanlauf.export.hsds.ids import Ids
from erstanlauf.export.hsds.native_rows import COSTS, STEP_FREE
from erstanlauf.export.hsds.schedules import DESCRIPTIONS, hours_in, is_over, schedule_rows
from erstanlauf.export.tables import Row
from erstanlauf.i18n.phrases.documents import DOCUMENT_NAMES

_NO_VOICE = frozenset(("fax", "tty", "tdd", "textphone", "text", "sms", "pager", "modem"))
_DOCUMENT_OF: Mapping[str, Document] = {name: document for document, name in DOCUMENT_NAMES.items()}
_COST_OF = {words: cost for cost, words in COSTS.items()}
_STEP_FREE_OF = {words: truth for truth, words in STEP_FREE.items()}


@dataclass(frozen=True, slots=True)
class Refusal:
    """A value that has not the form of its fact. It stays in the row it came in."""

    table: str
    row_id: str
    column: str
    text: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A row that says one thing of ours: `part` is what follows the offer in the key, or the address of a place."""

    table: str
    part: str
    value: str
    row: Row


@dataclass(slots=True)
class Native:
    """What the rows of one service say."""

    facts: dict[str, object] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)

    def refuse(self, table: str, row: Row, column: str) -> None:
        self.refused.append(Refusal(table, str(row["id"]), column, str(row[column])))


def native_facts(service: Row, entries: Entries, ids: Ids, today: date) -> Native:
    """Return what the rows of a service say. A row above or beside the service is read and not claimed for it.

    `ids` are those of the file: a place of ours without a postal code is known by its id.
    """
    service_id, native = str(service["id"]), Native()
    places = tuple(entries.places(service_id))
    for column, name in (("url", "url"), ("email", "email"), ("application_process", "appointment")):
        if column in service:
            _take_column(native, service, column, name)
    _take_phone(native, entries.below("phones", service_id), [row for place in places for row in place.phones])
    own_times = entries.below("schedules", service_id)
    beside = [row for place in places for row in place.schedules if row not in own_times]
    _take_times(native, own_times, beside, today)
    _take_languages(native, entries.below("languages", service_id))
    _take_documents(native, entries.below("required_documents", service_id))
    _take_cost(native, entries.below("cost_options", service_id), today)
    _take_place(native, places, ids)
    return native


def same_hours(one: str, other: str, today: date) -> bool:
    """Whether two short forms say the same hours, however they are written."""
    return one == other or _plain_hours(one, today) == _plain_hours(other, today)


def _take_column(native: Native, service: Row, column: str, name: str) -> None:
    value = read_column("services", column, service[column])
    if value is None:
        native.refuse("services", service, column)
    else:
        native.facts[name] = value


def _take_phone(native: Native, own: Sequence[Row], beside: Sequence[Row]) -> None:
    for row in (*own, *beside):
        if "number" not in row or str(row.get("type", "")).casefold() in _NO_VOICE:
            continue
        number = values.phone(row["number"])
        if number is None:
            native.refuse("phones", row, "number")
            continue
        native.facts["phone"] = number
        if row in own:
            native.claims.append(Claim("phones", "", number, row))
        return


def _take_times(native: Native, own: Sequence[Row], beside: Sequence[Row], today: date) -> None:
    """Take opening hours and consultation hours: by their words where they are ours.

    Else what the service says is when it advises, if its place says other hours; without, it is just its hours.
    """
    ours: dict[str, Sequence[Row]]
    ours = {name: [row for row in own if row.get("description") == words] for name, words in DESCRIPTIONS.items()}
    theirs = [row for row in own if row.get("description") not in DESCRIPTIONS.values()]
    if theirs and not any(ours.values()):
        ours = {"hours": beside, "consultation": theirs} if beside else {"hours": theirs}
    elif beside and not ours["hours"]:
        ours["hours"] = beside
    for name, rows in ours.items():
        current = [row for row in rows if not is_over(row, today)]
        if not current:
            continue
        text = _noted(current, today) or hours_in(current, today)
        if text is None:
            _refuse_times(native, current)
            continue
        native.facts[name] = text
        native.claims.extend(Claim("schedules", name, text, row) for row in current if row in own)


def _refuse_times(native: Native, rows: Sequence[Row]) -> None:
    row = rows[0]
    column = next((each for each in ("description", "notes", "byday", "opens_at", "freq") if each in row), "id")
    native.refuse("schedules", row, column)


def _noted(rows: Sequence[Row], today: date) -> str | None:
    """Return the short form that rows of ours carry along, where they still say the same."""
    notes = {row.get("notes") for row in rows}
    text = notes.pop() if len(notes) == 1 else None
    if not isinstance(text, str) or not values.is_line(text):
        return None
    fact = next((fact for fact, words in DESCRIPTIONS.items() if words == rows[0].get("description")), None)
    if fact is None:
        return None
    written = list(schedule_rows(fact, text))
    if "freq" not in written[0]:
        return text if len(rows) == 1 and "freq" not in rows[0] else None
    return text if hours_in(written, today) == hours_in(rows, today) else None


def _plain_hours(text: str, today: date) -> str:
    return hours_in(list(schedule_rows("hours", text)), today) or text


def _take_languages(native: Native, rows: Sequence[Row]) -> None:
    tags = []
    for row in rows:
        tag = values.language(row.get("code"))
        if tag is not None:
            tags.append(tag)
            native.claims.append(Claim("languages", tag, tag, row))
        elif "code" in row:
            native.refuse("languages", row, "code")
    if tags:
        native.facts["spoken"] = tuple(dict.fromkeys(tags))


def _take_documents(native: Native, rows: Sequence[Row]) -> None:
    documents = []
    for row in rows:
        document = _DOCUMENT_OF.get(str(row.get("document", "")).strip())
        if document is not None:
            documents.append(document)
            native.claims.append(Claim("required_documents", document, document, row))
        elif "document" in row:
            native.refuse("required_documents", row, "document")
    if documents:
        native.facts["documents"] = tuple(dict.fromkeys(documents))


def _take_cost(native: Native, rows: Sequence[Row], today: date) -> None:
    current = [row for row in rows if not is_over(row, today)]
    costs = {cost for row in current if (cost := _cost(row)) is not None}
    if costs:
        cost = Cost.NOT_FREE if Cost.NOT_FREE in costs else Cost.FREE
        native.facts["cost"] = cost
        native.claims.extend(Claim("cost_options", "", cost, row) for row in current)


def _cost(row: Row) -> Cost | None:
    amount = row.get("amount")
    if isinstance(amount, int | float) and not isinstance(amount, bool):
        return Cost.FREE if amount == 0 else Cost.NOT_FREE
    return _COST_OF.get(str(row.get("option")))


def _take_place(native: Native, places: Sequence[Place], ids: Ids) -> None:
    for place in places:
        address, rows = _address(place, ids)
        if address is None:
            continue
        native.facts["address"] = address
        native.claims.append(Claim("service_at_location", "", address, place.link))
        native.claims.append(Claim("locations", address, address, place.location))
        native.claims.extend(Claim("addresses", address, address, row) for row in rows)
        building = values.line(place.location.get("name"))
        if building is not None and building not in address:
            native.facts["building"] = building
        for row in place.accessibility:
            said = row.get("description")
            if isinstance(said, str) and said in _STEP_FREE_OF:
                native.facts["step_free"] = _STEP_FREE_OF[said]
                native.claims.append(Claim("accessibility", address, said, row))
                break
        return
    for row in _postal(places):
        native.refuse("addresses", row, "address_1")


def _address(place: Place, ids: Ids) -> tuple[str | None, Sequence[Row]]:
    for row in place.addresses:
        if (address := address_in(row)) is not None:
            return address, (row,)
    said = place.location.get("description")
    if isinstance(said, str) and place.location["id"] == ids.made("locations", said):
        return said, ()
    return None, ()


def _postal(places: Sequence[Place]) -> Iterator[Row]:
    return (row for place in places for row in place.addresses if "address_1" in row)
