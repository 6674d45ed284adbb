"""Files that somebody has spoiled: a good one with bytes changed, pieces cut out, doubled or swapped for signs of its format."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from random import Random

TEXT = re.compile(rb"(?:>|=\"|CDATA\[)([^<>\"]{1,400})")
WINDOW = 8_000  # bytes looked through for a text to spoil
SIGNS = [
    b"{", b"}", b"=", b"~", b"#", b"%", b"::", b"->", b"\\", b"####", b"%-33.3%", b"%%", b"$CATEGORY:", b"//", b"\n\n", b"\n",
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"<", b">", b"&amp;", b"&x;", b"</", b"/>", b"<!DOCTYPE x [<!ENTITY x 'y'>]>", b"]]>",
    b"<![CDATA[", b'"', b"1e999", b"-1", b"0", b"NaN", b"Infinity", b"9" * 60, b"ANSWER: Z", b"A.", b"[[1]]", b"[[99]]",
    b"![](x.png)", b"{1:SA:=a}", b"{:MC:", "对".encode(), "Ａ、".encode(), "（".encode(), "答案：".encode(), b"\xf0\x9f\x94\xa5",
]  # fmt: skip


def mangled(good: bytes, count: int, seed: int = 1) -> Iterator[bytes]:
    """So many spoiled copies of a file. Of a zip half have a spoiled member, the others are spoiled themselves."""
    random = Random(seed)
    members = _members(good)
    for number in range(count):
        if members and number % 2:
            name = random.choice([name for name in members if members[name]])
            yield _packed(members | {name: _spoiled(members[name], random)})
        else:
            yield _spoiled(good, random)


def _spoiled(data: bytes, random: Random) -> bytes:
    for _time in range(random.randint(1, 4)):
        start, end = _place(data, random)
        put = random.choice([b"", random.choice(SIGNS), random.choice(SIGNS), data[end : end + 40]])
        if random.random() < 0.05:
            put = random.randbytes(2)
        data = data[:start] + put + data[end:]
        if random.random() < 0.05:
            data = data[: random.randint(0, len(data))]
    return data


def _place(data: bytes, random: Random) -> tuple[int, int]:
    """Where something is put in place of what stands there; in XML mostly inside a text or a value, so that it stays XML."""
    window = random.randint(0, max(0, len(data) - WINDOW))
    xml = data.startswith(b"<") and random.random() < 0.8
    texts = list(TEXT.finditer(data, window, window + WINDOW)) if xml else []
    first, last = random.choice(texts).span(1) if texts else (0, len(data))
    start = _edge(data, random.randint(first, last))
    return start, _edge(data, min(last, start + random.choice([0, 0, 1, 3, 20, 200])))


def _edge(data: bytes, place: int) -> int:
    """Not inside a character: most files are text to the end."""
    while place < len(data) and data[place] & 0xC0 == 0x80:
        place += 1
    return place


def _members(data: bytes) -> dict[str, bytes]:
    if not zipfile.is_zipfile(BytesIO(data)):
        return {}
    with zipfile.ZipFile(BytesIO(data)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def _packed(members: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return out.getvalue()
