"""Makes the workbooks beside this file with writers that share no code with us (openpyxl, odfpy).

    python3 -m venv v && v/bin/pip install openpyxl==3.1.5 odfpy==1.4.1 && v/bin/python make.py

Everybody in them is invented, below example.org. The files are committed; this says how they came.
"""

import datetime
import pathlib

import openpyxl
from odf import opendocument, table, text
from odf.office import Annotation

HERE = pathlib.Path(__file__).parent
PEOPLE = [
    ("Ana Belmont", "ana@example.org", datetime.date(2026, 6, 14), "Un grille-pain & une lampe", 12),
    ("Bruno Équilbec", "Bruno@Example.org", datetime.date(2026, 6, 15), None, 3.5),
    ("Chloé Dautriche", "chloé@example.org", "16/06/2026", "Deux\nlignes", None),
]
HEADINGS = ["Nom complet", "Adresse e-mail", "Date", "Récit", "Résultat : points", "Remarque"]


def workbook():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Atelier"
    sheet.append(["Liste du 14 juin"])
    sheet.append(HEADINGS)
    for row in PEOPLE:
        sheet.append(list(row))
    for row in sheet.iter_rows(min_row=3, min_col=3, max_col=3):
        row[0].number_format = "dd/mm/yyyy"
    other = book.create_sheet("Autre")
    other.append(["mail"])
    other.append(["zoe@example.org"])
    book.save(HERE / "people.xlsx")

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["mail", "nom"])
    # openpyxl writes formulas without their values, as many programs do.
    sheet.append(['=CONCATENATE("a","@example.org")', "A"])
    sheet.append(["b@example.org", "=A1"])
    sheet.append(["c@example.org", "#N/A"])
    sheet["B4"].data_type = "e"
    sheet.append(["d@example.org", "D"])
    book.save(HERE / "formulas.xlsx")


def ods_cell(value):
    if isinstance(value, datetime.date):
        cell = table.TableCell(valuetype="date", datevalue=value.isoformat())
        cell.addElement(text.P(text=value.strftime("%d/%m/%Y")))
    elif isinstance(value, (int, float)):
        cell = table.TableCell(valuetype="float", value=float(value))
        cell.addElement(text.P(text=str(value)))
    elif value is None:
        cell = table.TableCell()
    else:
        cell = table.TableCell(valuetype="string")
        for line in value.split("\n"):
            cell.addElement(text.P(text=line))
    return cell


def document():
    book = opendocument.OpenDocumentSpreadsheet()
    sheet = table.Table(name="Atelier")
    rows = [["Liste du 14 juin"], HEADINGS, *PEOPLE]
    for values in rows:
        row = table.TableRow()
        for value in values:
            row.addElement(ods_cell(value))
        # What a spreadsheet writes for the empty rest of a row.
        row.addElement(table.TableCell(numbercolumnsrepeated=16000))
        sheet.addElement(row)
    empty = table.TableRow(numberrowsrepeated=1048000)
    empty.addElement(table.TableCell(numbercolumnsrepeated=16384))
    sheet.addElement(empty)
    book.spreadsheet.addElement(sheet)
    book.save(HERE / "people.ods")

    book = opendocument.OpenDocumentSpreadsheet()
    sheet = table.Table(name="Formules")
    row = table.TableRow()
    row.addElement(ods_cell("mail"))
    row.addElement(ods_cell("nom"))
    sheet.addElement(row)
    row = table.TableRow()
    cell = table.TableCell(formula='of:=CONCATENATE("a";"@example.org")', valuetype="string", stringvalue="a@example.org")
    note = Annotation()
    note.addElement(text.P(text="not of the cell"))
    cell.addElement(note)
    cell.addElement(text.P(text="a@example.org"))
    row.addElement(cell)
    row.addElement(ods_cell("A"))
    sheet.addElement(row)
    row = table.TableRow()
    row.addElement(table.TableCell(formula="of:=[.A1]"))
    sheet.addElement(row)
    row = table.TableRow()
    cell = table.TableCell(formula="of:=1/0", valuetype="string")
    cell.addElement(text.P(text="#DIV/0!"))
    row.addElement(cell)
    sheet.addElement(row)
    book.spreadsheet.addElement(sheet)
    book.save(HERE / "formulas.ods")


def bomb():
    book = opendocument.OpenDocumentSpreadsheet()
    sheet = table.Table(name="Bombe")
    row = table.TableRow(numberrowsrepeated=1048576)
    cell = table.TableCell(numbercolumnsrepeated=16384, valuetype="string")
    cell.addElement(text.P(text="a@example.org"))
    row.addElement(cell)
    sheet.addElement(row)
    book.spreadsheet.addElement(sheet)
    book.save(HERE / "bomb.ods")


workbook()
document()
bomb()
