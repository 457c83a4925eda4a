"""A page of evidence told on the terminal: the same chapters, numbers and words, without the drawings."""

from rich.console import Console
from rich.table import Table
from rich.text import Text

from game.studies.report.evidence_page import Chapter, EvidencePage

# So many lines of a long chapter are told; the page has them all.
MOST = 12
# A table with more columns is only on the page.
WIDEST = 6


def plain_table(*columns: str, title: str | None = None) -> Table:
    """Return a table without lines, its names first and whole."""
    table = Table(*columns, title=title, title_justify="left", box=None, pad_edge=False, header_style="dim")
    table.columns[0].no_wrap = True
    return table


def tell_page(page: EvidencePage) -> None:
    """Tell a page chapter by chapter."""
    console = Console()
    console.print(Text(page.headline, "bold"))
    for chapter in page.chapters:
        tell_chapter(chapter, console)


def tell_chapter(chapter: Chapter, console: Console) -> None:
    """Tell a chapter: what it says, its rows with their values, and its tables."""
    console.print(Text(f"\n{chapter.title}", "bold"))
    console.print(Text(chapter.standfirst))
    if chapter.rows:
        grid = Table(box=None, show_header=False, pad_edge=False)
        grid.add_column(ratio=1)
        grid.add_column(justify="right", no_wrap=True)
        for row in chapter.rows[:MOST]:
            grid.add_row(Text.assemble(row.title, (f"  {row.below}", "dim")), row.value)
        console.print(grid)
        tell_rest(len(chapter.rows), console)
    for table in chapter.tables:
        if len(table.columns) > WIDEST:
            console.print(Text(f"{table.caption}: on the page", "dim"))
            continue
        grid = Table(*table.columns, box=None, pad_edge=False, header_style="dim")
        for cells in table.rows[:MOST]:
            grid.add_row(*cells)
        console.print(grid)
        tell_rest(len(table.rows), console)
    for note in chapter.notes:
        console.print(Text(note))


def tell_rest(rows: int, console: Console) -> None:
    """Say how many rows are only on the page."""
    if rows > MOST:
        console.print(Text(f"and {rows - MOST} more on the page", "dim"))
