"""The form of HSDS 3 as data: which tables there are, their columns, and which table nests where in the JSON trees.

A description, not a reader. Field names are those of the official schemas of 3.0 and 3.1 (3.2 is read by the same).

Source: Open Referral Human Services Data Specification, schema folder of branches 3.0 (2024-05-16) and 3.1-dev.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

Row = dict[str, object]
"""One record, JSON values by field. What is not known has no key: a row never holds None or an empty text.

Official text columns hold text, official number columns a number (or text, where a file had something else there).
Fields the standard does not know are kept as they came, also lists and objects.
"""

Tables = Mapping[str, Sequence[Row]]
"""Rows by table name ("services", "service_at_location"); every row has an `id` of text, no id twice in a table."""


class Kind(Enum):
    """What a column holds."""

    TEXT = "string"
    UUID = "uuid"
    URI = "uri"
    EMAIL = "email"
    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    MOMENT = "datetime"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a CSV file. `required` as the CSV form has it, which asks for more than JSON does."""

    name: str
    kind: Kind
    required: bool

    @property
    def is_number(self) -> bool:
        """Whether rows hold numbers there."""
        return self.kind is Kind.NUMBER


@dataclass(frozen=True, slots=True)
class Nest:
    """A field of a JSON object that holds objects of another table.

    Many: the nested rows point to this one, in their column `key`. One: this row points to the nested one, in its own
    column `key`. Attributes and metadata point with two columns; `key` names the first, `link_of` tells both.
    """

    field: str
    table: str
    key: str
    many: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A table, by the stem of its CSV file's name; `entity` is what the standard calls one row of it."""

    name: str
    entity: str
    columns: Mapping[str, Column]
    nests: Mapping[str, Nest]


_LINKS = {"attributes": ("link_id", "link_entity"), "metadata": ("resource_id", "resource_type")}


def link_of(table: str) -> tuple[str, str] | None:
    """Return the columns with which rows of a table point to a row of any other: its id, and its entity."""
    return _LINKS.get(table)


def file_name(table: str) -> str:
    """Return the official name of a table's CSV file."""
    return f"{table}.csv"


def _table(name: str, entity: str, columns: str, nests: str = "", common: str = "attributes metadata") -> Table:
    """Read the short form below: `name:kind!`, where a missing kind is text and `!` means required."""
    read = [_column(each) for each in columns.split()]
    fields = [_nest(each, entity) for each in (nests + " " + common).split()]
    return Table(name, entity, {each.name: each for each in read}, {each.field: each for each in fields})


def _column(short: str) -> Column:
    name, _, kind = short.rstrip("!").partition(":")
    of_id = Kind.UUID if name == "id" or (name.endswith("_id") and name != "tax_id") else Kind.TEXT
    return Column(name, Kind(kind) if kind else of_id, short.endswith("!"))


def _nest(short: str, entity: str) -> Nest:
    """Read `field[=table]` (many) or `field=table>key` (one)."""
    field, _, rest = short.partition("=")
    table, _, key = rest.partition(">")
    if key:
        return Nest(field, table, key, many=False)
    table = table or field
    return Nest(field, table, _LINKS[table][0] if table in _LINKS else f"{entity}_id", many=True)


_ALL = (
    _table(
        "organizations",
        "organization",
        "id! name! alternate_name description! email:email website:uri tax_status tax_id year_incorporated:number"
        " legal_status logo uri:uri parent_organization_id",
        "additional_websites=url funding contacts phones locations programs organization_identifiers services",
    ),
    _table("programs", "program", "id! organization_id! name! alternate_name description!"),
    _table(
        "services",
        "service",
        "id! organization_id! program_id name! alternate_name description url:uri email:email status!"
        " interpretation_services application_process fees_description wait_time fees accreditations"
        " eligibility_description minimum_age:number maximum_age:number assured_date:date assurer_email:email licenses"
        " alert last_modified:datetime",
        "additional_urls=url phones schedules service_areas service_at_locations=service_at_location languages"
        " organization=organizations>organization_id funding cost_options program=programs>program_id"
        " required_documents contacts capacities=service_capacity",
    ),
    _table(
        "attributes",
        "attribute",
        "id! link_id! taxonomy_term_id! link_type link_entity! value label",
        "taxonomy_term=taxonomy_terms>taxonomy_term_id",
        common="metadata",
    ),
    _table(
        "service_at_location",
        "service_at_location",
        "id! service_id! location_id! description",
        "service_areas contacts phones schedules location=locations>location_id service=services>service_id",
    ),
    _table(
        "locations",
        "location",
        "id! location_type! url:uri organization_id name alternate_name description transportation latitude:number"
        " longitude:number external_identifier external_identifier_type",
        "languages addresses contacts accessibility phones schedules",
    ),
    _table(
        "phones",
        "phone",
        "id! location_id service_id organization_id contact_id service_at_location_id number! extension:number type"
        " description",
        "languages",
    ),
    _table(
        "contacts",
        "contact",
        "id! organization_id service_id service_at_location_id location_id name title department email:email",
        "phones",
    ),
    _table(
        "addresses",
        "address",
        "id! location_id attention address_1! address_2 city! region state_province! postal_code! country!"
        " address_type!",
    ),
    _table(
        "schedules",
        "schedule",
        "id! service_id location_id service_at_location_id valid_from:date valid_to:date dtstart:date timezone:number"
        " until:date count:number wkst freq interval:number byday byweekno bymonthday byyearday description"
        " opens_at:time closes_at:time schedule_link:uri attending_type notes",
    ),
    _table("funding", "funding", "id! organization_id service_id source"),
    _table(
        "service_areas",
        "service_area",
        "id! service_id service_at_location_id name description extent extent_type uri",
    ),
    _table("required_documents", "required_document", "id! service_id document uri:uri"),
    _table("languages", "language", "id! service_id location_id phone_id name code note"),
    _table("accessibility", "accessibility", "id! location_id description details url:uri"),
    _table(
        "taxonomy_terms",
        "taxonomy_term",
        "id! code name! description! parent_id taxonomy language taxonomy_id term_uri:uri",
        "taxonomy_detail=taxonomies>taxonomy_id",
        common="metadata",
    ),
    _table(
        "metadata",
        "metadata",
        "id! resource_id! resource_type! last_action_date:date! last_action_type! field_name! previous_value!"
        " replacement_value! updated_by!",
        common="",
    ),
    _table("meta_table_descriptions", "meta_table_description", "id! name language character_set"),
    _table(
        "cost_options",
        "cost_option",
        "id! service_id! valid_from:date valid_to:date option currency amount:number amount_description",
    ),
    _table(
        "organization_identifiers",
        "organization_identifier",
        "id! organization_id! identifier_scheme identifier_type! identifier!",
    ),
    _table("taxonomies", "taxonomy", "id! name! description! uri:uri version", common="metadata"),
    # from here on since 3.1
    _table(
        "service_capacity",
        "service_capacity",
        "id! service_id! unit_id! available:number! maximum:number description updated:datetime!",
        "unit=units>unit_id",
    ),
    _table("units", "unit", "id! name! scheme identifier uri:uri"),
    _table("url", "url", "id! label url:uri! organization_id service_id"),
)

TABLES: Mapping[str, Table] = {each.name: each for each in _ALL}
"""Every table of the standard by name, in the official order."""
