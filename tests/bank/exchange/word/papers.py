"""Word files for tests: typed line by line, or from the XML that Word writes."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from docx.document import Document as Paper
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from assessments.bank.exchange import word
from assessments.bank.exchange.found import Found, FoundItem
from assessments.bank.exchange.word.paper import blank
from assessments.bank.wording import Wording

NAMES = nsdecls("w", "r", "a", "wp", "pic", "m") + (
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def saved(paper: Paper) -> bytes:
    out = BytesIO()
    paper.save(out)
    return out.getvalue()


def typed(text: str) -> bytes:
    """A paragraph a line; ↵ is a soft break."""
    paper = blank()
    for line in text.strip("\n").split("\n"):
        paper.add_paragraph(line.replace("↵", "\n"))
    return saved(paper)


def with_xml(*blocks: str, numbering: str = "") -> bytes:
    """Paragraphs and tables as XML, `numbering` the lists of Word."""
    paper = blank()
    for block in blocks:
        paper.element.body.sectPr.addprevious(parse_xml(_named(block)))
    if numbering:
        root = paper.part.numbering_part.element
        for child in list(root):
            root.remove(child)
        for one in parse_xml(_named(f"<w:numbering>{numbering}</w:numbering>")):
            root.append(one)
    return saved(paper)


def with_pictures(*blocks: str, pictures: dict[str, bytes], ending: str = "png") -> bytes:
    """By the ids with which the blocks name them; each is a file of that name."""
    related = "".join(
        f'<Relationship Id="{name}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"'
        f' Target="media/{name}.{ending}"/>'
        for name in pictures
    )
    data = with_xml(*blocks)
    with ZipFile(BytesIO(data)) as packed:
        relations = (
            packed.read("word/_rels/document.xml.rels")
            .decode()
            .replace("</Relationships>", f"{related}</Relationships>")
        )
    media = {f"word/media/{name}.{ending}": content for name, content in pictures.items()}
    return repacked(data, **{"word/_rels/document.xml.rels": relations.encode()}, **media)


def drawn(relation: str, about: str, name: str) -> str:
    """A run with a picture."""
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="{name}" descr="{about}"/><a:graphic><a:graphicData><pic:pic><pic:blipFill>'
        f'<a:blip r:embed="{relation}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )


def paragraph(inner: str) -> str:
    return f"<w:p>{inner}</w:p>"


def run(text: str, looks: str = "") -> str:
    return f'<w:r><w:rPr>{looks}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def listed(text: str, number: int, depth: int = 0) -> str:
    """A paragraph that Word numbers itself."""
    own = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(f"<w:pPr>{own}</w:pPr>{run(text)}")


def abstract(number: int, *levels: tuple[str, str]) -> str:
    """A list of Word with the form and the text of each of its levels."""
    inner = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (form, text) in enumerate(levels)
    )
    return f'<w:abstractNum w:abstractNumId="{number}">{inner}</w:abstractNum>'


def use(number: int, of: int, restart: bool = False) -> str:
    over = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>' if restart else ""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{over}</w:num>'


def repacked(data: bytes, **members: bytes) -> bytes:
    """With some of its members others, or more."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        kept = {name: old.read(name) for name in old.namelist()}
        for name, content in (kept | members).items():
            new.writestr(name, content)
    return out.getvalue()


def found(text: str) -> Found:
    return word.read(typed(text))


def items(data: bytes | str) -> list[FoundItem]:
    """All of a file that has no fault."""
    read = word.read(typed(data) if isinstance(data, str) else data)
    assert [str(fault) for fault in read.all_faults] == []
    return read.items


def wordings(data: bytes | str) -> list[Wording]:
    return [item.wording for item in items(data)]


def one(data: bytes | str) -> Wording:
    [wording] = wordings(data)
    return wording


def options(wording: Wording) -> list[str]:
    return [choice.text for choice in wording.choices]


def right(wording: Wording) -> str:
    """The letters of the choices that earn something."""
    return "".join(letter for letter, choice in zip("ABCDEFGHIJ", wording.choices, strict=False) if choice.weight > 0)


def accepted(wording: Wording) -> list[list[str]]:
    """The answers of each gap."""
    return [[answer.text for answer in gap.answers] for gap in wording.gaps]


def left(item: FoundItem) -> str:
    return " ".join(str(fault) for fault in item.left)


def _named(xml: str) -> str:
    start = xml.index(">") if xml[xml.index(">") - 1] != "/" else xml.index(">") - 1
    return f"{xml[:start]} {NAMES}{xml[start:]}"
