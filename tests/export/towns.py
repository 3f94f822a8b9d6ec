"""A small town's catalogue as rows of HSDS, the files it makes, and how tests read them."""

import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path

from erstanlauf.export.parcel import Parcel, read_parcel
from erstanlauf.export.tables import Row, Tables

ORGANIZATION = "a1c0a1c0-0000-4000-8000-000000000001"
SERVICE = "a1c0a1c0-0000-4000-8000-000000000002"
PLACE = "a1c0a1c0-0000-4000-8000-000000000003"
SEAT = "a1c0a1c0-0000-4000-8000-000000000004"


def read(path: Path) -> Parcel:
    """Read a file that nobody watches or cancels."""
    return read_parcel(path, None, lambda: False)


def rows(tables: Tables) -> dict[str, list[Row]]:
    """Return tables in an order of their own, to compare what was read on two ways."""
    return {name: sorted(tables[name], key=lambda row: str(row["id"])) for name in sorted(tables)}


def an_organization() -> Row:
    """Return the tree of an organization with a service at a place."""
    place = {
        "id": PLACE,
        "location_type": "physical",
        "name": "Neues Rathaus",
        "latitude": 52.0211,
        "addresses": [
            {
                "id": "a1c0a1c0-0000-4000-8000-000000000005",
                "address_1": "Niederwall 23",
                "city": "Bielefeld",
                "state_province": "NRW",
                "postal_code": "33602",
                "country": "DE",
                "address_type": "physical",
            }
        ],
    }
    service = {
        "id": SERVICE,
        "name": "Beratung für Zugewanderte",
        "description": "Erste Zeile.\nZweite „Zeile“, mit Komma; und Strichpunkt.",
        "status": "active",
        "minimum_age": 18,
        "phones": [{"id": "a1c0a1c0-0000-4000-8000-000000000006", "number": "+49 521 510"}],
        "schedules": [{"id": "a1c0a1c0-0000-4000-8000-000000000007", "byday": "MO,TU", "opens_at": "08:00"}],
        "service_at_locations": [{"id": SEAT, "location": place}],
        "attributes": [
            {
                "id": "a1c0a1c0-0000-4000-8000-000000000008",
                "value": "=1+1",
                "taxonomy_term": {
                    "id": "a1c0a1c0-0000-4000-8000-000000000009",
                    "name": "Aufenthalt",
                    "description": "Status",
                },
            }
        ],
    }
    return {
        "id": ORGANIZATION,
        "name": "Stadt Bielefeld",
        "description": "Sozialamt",
        "x_house": {"floor": 2},
        "services": [service],
    }


def json_file(path: Path, value: object) -> Path:
    """Write a value as JSON over several lines."""
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1), "utf-8", newline="\n")
    return path


def archive(members: Mapping[str, bytes | str]) -> bytes:
    """Return an archive of these files."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, member in members.items():
            packed.writestr(zipfile.ZipInfo(name), member, zipfile.ZIP_DEFLATED)
    return content.getvalue()
