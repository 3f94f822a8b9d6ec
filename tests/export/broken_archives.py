"""Broken and hostile archives: names, kinds of members, sizes that lie, bytes where none belong."""

import random
import struct
import zipfile
from collections.abc import Iterator
from io import BytesIO

from erstanlauf.export import faults, limits
from tests.export.broken import Broken, broken
from tests.export.towns import archive

FILE = "katalog.zip"
SERVICES = "id,organization_id,name,status\n" + "".join(f"s{n},o1,Beratung {n},active\n" for n in range(50))
PLACES = "id,location_type,name\nl1,physical,Rathaus\n"
NAMES = (
    *(
        "../services.csv",
        "../../services.csv",
        "..\\services.csv",
        "/services.csv",
        "/etc/passwd",
        "//server/services.csv",
    ),
    *("\\\\server\\share\\services.csv", "C:\\services.csv", "C:services.csv", "c:/services.csv", "./services.csv"),
    *("csv/services.csv", "csv\\services.csv", "services.csv/", "services.csv/x", "CON", "CON.csv", "nul", "NUL.txt"),
    *("COM1", "LPT9.csv", "services.csv.", "services.csv ", " services.csv", "services.csv\u200b", "serv\u0456ces.csv"),
    *(
        "services.csv\0.txt",
        "\0services.csv",
        "services.csv\n",
        "services.csv:evil",
        "services.csv::$DATA",
        "~/.bashrc",
    ),
    *("services.exe", "services.CSV.lnk", "README.md", "[Content_Types].xml", "xl/workbook.xml", "word/document.xml"),
    *(
        "__MACOSX/._services.csv",
        ".DS_Store",
        "datapackage.json/",
        "a" * 300 + ".csv",
        "",
        ".",
        "..",
        "\u202eservices.csv",
    ),
    *("organization.json", "service_full.json", "inner.zip", "%2e%2e%2fservices.csv", "serv\tices.csv", "{0}.csv"),
)


def cases() -> Iterator[Broken]:
    """Yield every broken archive."""
    for number, name in enumerate(NAMES):
        data = _with_name(name)
        yield broken(f"name-{number}", faults.NameRefused, FILE, data)
    yield from _members()
    yield from _damages()
    yield from _bombs()


def _with_name(name: str) -> bytes:
    """Return an archive with a member of a name that the library itself would write differently."""
    info = zipfile.ZipInfo("x")
    info.filename = info.orig_filename = name
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as packed:
        packed.writestr("services.csv", SERVICES)
        packed.writestr(info, PLACES)
    return content.getvalue()


def _members() -> Iterator[Broken]:
    yield broken("twice", faults.NameTwice, FILE, _twice("services.csv"))
    yield broken("twice-in-other-case", faults.NameTwice, FILE, _twice("SERVICES.CSV"))
    kinds = {"link": 0o120777, "folder": 0o040755, "device": 0o020644, "pipe": 0o010644, "socket": 0o140644}
    for name, mode in kinds.items():
        yield broken(f"member-{name}", faults.NotAFile, FILE, _with_attributes(mode << 16, 3))
    yield broken("member-dos-folder", faults.NotAFile, FILE, _with_attributes(0x10, 0))
    whole = archive({"services.csv": SERVICES})
    for name, flags in {"password": 0x1, "strong": 0x41, "hidden_list": 0x2000}.items():
        yield broken(f"locked-{name}", faults.ArchiveLocked, FILE, _patched(whole, flags=flags))
    for name, method in {"implode": 6, "deflate64": 9, "bzip2": 12, "lzma": 14, "zstd": 93, "nothing": 255}.items():
        yield broken(f"method-{name}", faults.ArchiveMethod, FILE, _patched(whole, method=method))
    yield broken("no-members", faults.FileEmpty, FILE, archive({}))
    yield broken("description-only", faults.FileEmpty, FILE, archive({"datapackage.json": "{}"}))
    yield broken("headings-only", faults.FileEmpty, FILE, archive({"services.csv": "id,name\n", "phones.csv": "id\n"}))
    yield broken("ragged", faults.RowWidth, FILE, archive({"services.csv": "id,name\n1\n"}), 2)
    yield broken("latin-1", faults.NotUtf8, FILE, archive({"services.csv": b"id,name\n1,\xfc\n"}), 2)
    yield broken("nul", faults.ControlCharacter, FILE, archive({"services.csv": "id,name\n1,\0\n"}), 2)
    yield broken("archive-in-archive", faults.NotUtf8, FILE, archive({"services.csv": whole}), 1)


def _twice(second: str) -> bytes:
    content = archive({"services.csv": SERVICES, "SERVICES.CSX": SERVICES})
    return content.replace(b"SERVICES.CSX", second.encode())


def _with_attributes(attributes: int, system: int) -> bytes:
    info = zipfile.ZipInfo("services.csv")
    info.external_attr, info.create_system = attributes, system
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as packed:
        packed.writestr(info, "/etc/passwd")
    return content.getvalue()


def _patched(whole: bytes, *, flags: int | None = None, method: int | None = None, sizes: int | None = None) -> bytes:
    """Return an archive of one member with other values in its local head and in the list at the end."""
    data = bytearray(whole)
    listed = data.rfind(b"PK\x01\x02")
    if flags is not None:
        struct.pack_into("<H", data, 6, flags)
        struct.pack_into("<H", data, listed + 8, flags)
    if method is not None:
        struct.pack_into("<H", data, 8, method)
        struct.pack_into("<H", data, listed + 10, method)
    if sizes is not None:
        struct.pack_into("<L", data, 22, sizes)
        struct.pack_into("<L", data, listed + 24, sizes)
    return bytes(data)


def _damages() -> Iterator[Broken]:
    whole = archive({"services.csv": SERVICES, "locations.csv": PLACES})
    for percent in range(4, 100, 4):
        yield broken(f"archive-cut-at-{percent}", faults.ArchiveBroken, FILE, whole[: len(whole) * percent // 100])
    behind = {"blanks": b"  ", "script": b"<script>", "zeros": bytes(1000), "itself": whole, "end": whole[-22:-1]}
    for name, rubbish in behind.items():
        yield broken(f"behind-{name}", faults.ArchiveBroken, FILE, whole + rubbish)
    yield broken("before-itself", faults.ArchiveBroken, FILE, whole[:300] + whole)
    yield broken("overlapping", faults.ArchiveBroken, FILE, _overlapping())
    yield broken("nothing-but-a-mark", faults.ArchiveBroken, FILE, b"PK\x03\x04")
    yield broken("nothing-but-an-end", faults.TooManyFiles, FILE, b"PK\x05\x06" + b"\xff" * 18)
    single = archive({"services.csv": SERVICES})
    crc = bytearray(single)
    struct.pack_into("<L", crc, single.rfind(b"PK\x01\x02") + 16, 1)
    yield broken("wrong-sum", faults.ArchiveBroken, FILE, bytes(crc))
    yield broken("smaller-than-it-is", faults.ArchiveBroken, FILE, _patched(single, sizes=10))
    end = single.rfind(b"PK\x05\x06")
    for name, at, value in (
        ("count", 10, 7),
        ("disk", 4, 1),
        ("list-place", 16, 5),
        ("list-size", 12, 5),
        ("here", 8, 3),
    ):
        changed = bytearray(single)
        struct.pack_into("<H", changed, end + at, value)
        yield broken(f"end-{name}", faults.ArchiveBroken, FILE, bytes(changed))
    wide = struct.pack("<4sLQL", b"PK\x06\x07", 0, 0, 1)
    yield broken("wide-locator", faults.ArchiveBroken, FILE, single[:end] + wide + single[end:])
    for name, offset in {
        "local-mark": 0,
        "local-name": 32,
        "packed": 60,
        "list-mark": single.rfind(b"PK\x01\x02"),
    }.items():
        changed = bytearray(single)
        changed[offset] ^= 0xFF
        fault = faults.OtherFileKind if offset == 0 else faults.ArchiveBroken
        yield broken(f"flipped-{name}", fault, FILE, bytes(changed))


def _overlapping() -> bytes:
    """Return an archive whose second entry of the list shows the bytes of the first."""
    data = bytearray(archive({"services.csv": SERVICES, "locations.csv": SERVICES}))
    struct.pack_into("<L", data, data.rfind(b"PK\x01\x02") + 42, 0)
    return bytes(data)


def _bombs() -> Iterator[Broken]:
    flat = "id,name\n" + "a,b\n" * 3_000_000
    yield broken("tight", faults.UnpacksTooLarge, FILE, archive({"services.csv": flat}))
    yield broken("tight-line", faults.UnpacksTooLarge, FILE, archive({"services.csv": "id," + "n" * 20_000_000}))
    loose = bytes(range(97, 123)) * 60_000 + random.Random(1).randbytes(40_000).hex().encode()
    yield broken("long-line", faults.TextTooLong, FILE, archive({"services.csv": b"id," + loose}), 1)
    single = archive({"services.csv": flat})
    yield broken("tight-and-says-more", faults.UnpacksTooLarge, FILE, _patched(single, sizes=0xFFFF_FFF0))
    yield broken("tight-and-says-less", faults.ArchiveBroken, FILE, _patched(single, sizes=10))
    yield broken("tight-and-says-a-megabyte", faults.ArchiveBroken, FILE, _patched(single, sizes=999_996))
    members = {f"f{number}.csv": "" for number in range(limits.FILES + 1)}
    yield broken("many", faults.TooManyFiles, FILE, archive(members))
