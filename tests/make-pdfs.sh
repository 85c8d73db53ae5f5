#!/usr/bin/env bash
# Makes samples/pdf from samples/letters: tagged by Typst, tagged and untagged by WeasyPrint, and in
# two columns. Needs Python with `pip install typst weasyprint` and a DejaVu Sans font:
#   bash tests/make-pdfs.sh [python] [folder]
# With a folder, every letter in every way; without, the few that are kept in git.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

"${1:-python3}" - "${2:-}" <<'PY'
import glob, html, os, re, sys
import typst
from weasyprint import HTML

KEPT = [("tannbehandling-nb", "typst"), ("aap-innvilgelse-nb", "tagged"),
        ("aap-innvilgelse-nn", "untagged"), ("papirer-mangler-nb", "columns")]


def blocks(text):
    """Pairs of what a block is and its lines."""
    for block in re.split(r"\n\s*\n", text.strip("\n")):
        lines = block.split("\n")
        first = lines[0]
        if all(line.startswith("•") for line in lines):
            yield "list", lines
        elif all("\t" in line for line in lines):
            yield "table", lines
        elif (len(lines) == 1 and len(first) < 80 and not first.rstrip().endswith((".", ":", ","))
              and not re.match(r"(Med venn|Hei|Beste|.*: )", first)):
            yield "heading", lines
        else:
            yield "text", lines


def to_typst(text):
    def escaped(text):
        return re.sub(r"""([\\#*_`$<>@=~\-\[\]/"'+.])""", r"\\\1", text)
    out = ['#set page(paper: "a4", margin: 2.5cm, numbering: "1 / 1")',
           '#set text(lang: "nb", hyphenate: true)']
    for kind, lines in blocks(text):
        if kind == "list":
            out.append("\n".join("- " + escaped(line[1:].strip()) for line in lines))
        elif kind == "table":
            rows = [line.split("\t") for line in lines]
            wide = max(map(len, rows))
            cells = (c for row in rows for c in row + [""] * (wide - len(row)))
            out.append("#table(columns: %d, %s)" % (wide, ", ".join("[%s]" % escaped(c) for c in cells)))
        elif kind == "heading":
            out.append("= " + escaped(lines[0]))
        else:
            out.append(" \\\n".join(map(escaped, lines)))
    return "\n\n".join(out).encode()


def to_html(text, columns):
    css = ('@page{size:A4;margin:25mm;@bottom-center{content:"Side " counter(page) " av " '
           'counter(pages);font-size:8pt}} body{font:11pt "DejaVu Sans";hyphens:auto}'
           "h2{font-size:13pt} p{margin:0 0 9pt} td{padding:0 8pt}")
    if columns:
        css += "body{column-count:2;text-align:justify;font-size:9.5pt} h2{text-align:left}"
    out = []
    for kind, lines in blocks(text):
        lines = [html.escape(line) for line in lines]
        if kind == "list":
            out.append("<ul>%s</ul>" % "".join("<li>%s</li>" % line[1:].strip() for line in lines))
        elif kind == "table":
            rows = ("".join("<td>%s</td>" % c for c in line.split("\t")) for line in lines)
            out.append("<table>%s</table>" % "".join("<tr>%s</tr>" % row for row in rows))
        elif kind == "heading":
            out.append("<h2>%s</h2>" % lines[0])
        else:
            out.append("<p>%s</p>" % "<br>".join(lines))
    return '<html lang="nb"><style>%s</style><body>%s' % (css, "\n".join(out))


def make(name, way, folder):
    text = open(f"samples/letters/{name}.txt", encoding="utf-8").read()
    path = f"{folder}/{name}-{way}.pdf"
    if way == "typst":
        typst.compile(to_typst(text), output=path)
    else:
        variant = "pdf/ua-1" if way == "tagged" else None
        HTML(string=to_html(text, way == "columns")).write_pdf(path, pdf_variant=variant)


folder = sys.argv[1]
if folder:
    os.makedirs(folder, exist_ok=True)
    for path in sorted(glob.glob("samples/letters/*.txt")):
        name = os.path.basename(path)[:-4]
        # Lines broken by hand would stay broken.
        if not name.endswith("-ocr") and name != "faktura-nb":
            for way in ["typst", "tagged", "untagged", "columns"]:
                make(name, way, folder)
else:
    os.makedirs("samples/pdf", exist_ok=True)
    for name, way in KEPT:
        make(name, way, "samples/pdf")
PY
