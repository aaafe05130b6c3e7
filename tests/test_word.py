"""A Word document is read as Word shows it, however it is put together."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest

from geo.intake import FileText, read_file

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{WORD}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml."


def document(body: str, **parts: str) -> bytes:
    """Return a Word document with a body and parts such as footnotes, all in XML by hand."""
    plain, made = io.BytesIO(), io.BytesIO()
    docx.Document().save(plain)
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "word/document.xml":
                text = f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>".encode()
            elif name == "word/_rels/document.xml.rels":
                more = "".join(f'<Relationship Id="x{p}" Type="{TYPE}{p}" Target="{p}.xml"/>' for p in parts)
                text = text.replace(b"</Relationships>", f"{more}</Relationships>".encode())
            elif name == "[Content_Types].xml":
                more = "".join(f'<Override PartName="/word/{p}.xml" ContentType="{CONTENT}{p}+xml"/>' for p in parts)
                text = text.replace(b"</Types>", f"{more}</Types>".encode())
            new.writestr(name, text)
        for name, xml in parts.items():
            root = {"header": "hdr", "footer": "ftr"}.get(name, name)
            new.writestr(f"word/{name}.xml", f"<w:{root} {NAMESPACES}>{xml}</w:{root}>")
    return made.getvalue()


def found(body: str, **parts: str) -> FileText:
    return read_file("a.docx", document(body, **parts))


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def par(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"


def gone(text: str) -> str:
    return f'<w:del w:id="1" w:author="A"><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'


def new(text: str) -> str:
    return f'<w:ins w:id="2" w:author="A">{run(text)}</w:ins>'


def mark(change: str) -> str:
    return f'<w:rPr><w:{change} w:id="3" w:author="A"/></w:rPr>'


def sign(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


CODE = '<w:r><w:instrText xml:space="preserve"> HYPERLINK "https://a.example" </w:instrText></w:r>'
BEFORE, AFTER = run("Lyon lies "), run(" km from Paris.")
FULL = "Lyon lies 390 km from Paris."


@pytest.mark.parametrize(
    "figure",
    [
        new("390"),
        gone("400") + new("390"),
        new("3") + run("9") + gone("7") + new("0"),
        f'<w:ins w:id="1">{run("3")}<w:del w:id="2"><w:r><w:delText>8</w:delText></w:r></w:del>{run("90")}</w:ins>',
        f'<w:moveFrom w:id="4">{run("17")}</w:moveFrom><w:moveTo w:id="5">{run("390")}</w:moveTo>',
        f"<w:sdt><w:sdtPr/><w:sdtContent>{run('390')}</w:sdtContent></w:sdt>",
        f"<w:sdt><w:sdtContent><w:sdt><w:sdtContent>{new('390')}</w:sdtContent></w:sdt></w:sdtContent></w:sdt>",
        f'<w:smartTag w:element="km">{run("39")}<w:smartTag w:element="n">{run("0")}</w:smartTag></w:smartTag>',
        f'<w:customXml w:element="figure">{run("390")}</w:customXml>',
        f'<w:hyperlink r:id="none">{run("390")}</w:hyperlink>',
        f'<w:hyperlink w:anchor="here">{gone("400")}{new("390")}</w:hyperlink>',
        f'<w:fldSimple w:instr=" DOCPROPERTY km ">{run("390")}</w:fldSimple>',
        sign("begin") + CODE + sign("separate") + run("390") + sign("end"),
        sign("begin") + sign("begin") + CODE + sign("separate") + run("7") + sign("end") + sign("separate")
        + run("390") + sign("end"),
        f'<w:dir w:val="ltr">{run("390")}</w:dir>',
        "<m:oMath><m:r><m:t>390</m:t></m:r></m:oMath>",
        f"<w:r><w:ruby><w:rt>{run('three')}</w:rt><w:rubyBase>{run('390')}</w:rubyBase></w:ruby></w:r>",
        run("400", "<w:vanish/>") + run("390"),
        run("39", '<w:vanish w:val="0"/>') + run("0", '<w:vanish w:val="false"/>'),
        run("39") + '<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="1" w:name="b"/><!-- a --> ' + run("0"),
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + run("Click here") + "</w:sdtContent></w:sdt>"
        + run("390"),
    ],
)  # fmt: skip
def test_a_figure_is_read_as_word_shows_it(figure):
    assert found(par(BEFORE, figure, AFTER)).text == FULL


def test_a_paragraph_whose_end_is_deleted_goes_on_in_the_next():
    assert found(par(BEFORE, properties=mark("del")) + par(run("390"), AFTER)).text == FULL
    assert found(par(BEFORE, run("390"), AFTER) + par(gone("x"), properties=mark("del"))).text == FULL
    assert found(par(run("One."), properties=mark("ins")) + par(run("Two."))).text == "One.\n\nTwo."


def test_deleted_rows_and_cells_are_not_read():
    table = row(par(run("Lyon")), par(run("390 km"))) + row(par(run("Nice")), par(run("4 km")), properties="<w:del/>")
    table += f"<w:tr><w:tc>{par(run('Metz'))}</w:tc><w:tc><w:tcPr><w:cellDel/></w:tcPr>{par(run('9'))}</w:tc></w:tr>"
    told = found(f"<w:tbl>{table}</w:tbl>")
    assert told.text == "Lyon | 390 km\n\nMetz"
    assert told.left_out == ("a deletion of tracked changes",)


def test_tables_are_read_where_they_stand():
    cells = row(par(run("From")), par(run("To")), par()) + row(par(run("Paris")), par(new("Lyon")), par(run("390 km")))
    told = found(par(run("Before.")) + f"<w:tbl><w:tblPr/><w:tblGrid/>{cells}</w:tbl>" + par(run("After.")))
    assert told.text == "Before.\n\nFrom | To\n\nParis | Lyon | 390 km\n\nAfter."


def test_prose_in_the_cells_of_a_table_stays_in_paragraphs():
    long = "The minister left Paris on Monday morning by train, her office said, and arrived in Lyon at noon."
    inner = f"<w:tbl>{row(par(run('Paris')), par(run('Lyon')))}</w:tbl>"
    told = found(f"<w:tbl>{row(par(run(long)) + par(run('She slept.')), par(run('A box.')), inner)}</w:tbl>")
    assert told.text == f"{long}\n\nShe slept.\n\nA box.\n\nParis | Lyon"


BOX = f"<w:txbxContent>{par(run('In '), new('a box.'))}{par(run('And more.'))}</w:txbxContent>"


DRAWN = f"<w:drawing><wps:txbx>{BOX}</wps:txbx></w:drawing>"
OLD = f"<mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback>"


@pytest.mark.parametrize(
    "box",
    [
        f"<mc:AlternateContent><mc:Choice>{DRAWN}</mc:Choice>{OLD}</mc:AlternateContent>",
        f"<mc:AlternateContent><mc:Choice>{DRAWN}</mc:Choice></mc:AlternateContent>",
        f"<mc:AlternateContent><mc:Choice><w:drawing/></mc:Choice>{OLD}</mc:AlternateContent>",
        f"<w:pict><v:group><v:rect><v:textbox>{BOX}</v:textbox></v:rect></v:group></w:pict>",
        DRAWN,
    ],
)
def test_a_text_box_is_read_once_after_the_paragraph_it_hangs_on(box):
    told = found(par(BEFORE, f"<w:r>{box}</w:r>", run("390"), AFTER) + par(run("End.")))
    assert told.text == f"{FULL}\n\nIn a box.\n\nAnd more.\n\nEnd."


def test_notes_stand_after_the_text_in_the_order_of_their_marks():
    def note(kind: str, number: int, text: str) -> str:
        return f'<w:{kind} w:id="{number}">{par("<w:r><w:footnoteRef/></w:r>", run(text))}</w:{kind}>'

    def to(kind: str, number: int) -> str:
        return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'

    deleted = f'<w:del w:id="9">{to("footnote", 4)}</w:del>'
    body = par(BEFORE, to("endnote", 2), run("390"), to("footnote", 3), AFTER, to("footnote", 2), deleted)
    feet = "".join(note("footnote", n, f"Foot {n}.") for n in (1, 2, 3, 4))
    told = found(body + par(run("End.")), footnotes=feet, endnotes=note("endnote", 2, "The end."))
    assert told.text == f"{FULL}\n\nEnd.\n\nThe end.\n\nFoot 3.\n\nFoot 2."


def test_tabs_and_breaks_keep_words_apart():
    told = found(
        par(
            run("Paris"),
            "<w:r><w:tab/></w:r>",
            run("Lyon"),
            "<w:r><w:br/></w:r>",
            run("Nice"),
            "<w:r><w:cr/></w:r>",
            run("Metz"),
        )
    )
    assert told.text == "Paris\tLyon\nNice\nMetz"


def test_a_title_in_a_content_control_is_the_title():
    title = par(run("A walk to "), new("Lyon"), properties='<w:pStyle w:val="Title"/>')
    told = found(f"<w:sdt><w:sdtContent>{title}</w:sdtContent></w:sdt>" + par(BEFORE, run("390"), AFTER))
    assert told.title == "A walk to Lyon"


def test_what_was_left_out_is_told():
    picture = '<w:r><w:drawing><a:blip r:embed="no"/></w:drawing></w:r>'
    body = par(BEFORE, gone("400"), gone("410"), new("390"), AFTER, picture, run("Psst.", "<w:vanish/>"))
    comments = f'<w:comment w:id="1" w:author="A">{par(run("Sure?"))}</w:comment>'
    told = found(body, comments=comments, header=par(run("DRAFT")), footer=par(run("3")))
    assert told.text == FULL
    assert told.left_out == (
        "2 deletions of tracked changes", "a comment", "hidden text", "a header or footer", "a picture",
    )  # fmt: skip
    assert found(par(BEFORE, run("390"), AFTER)).left_out == ()
