"""A campaign written out: its report as Markdown, its log beside it, and of its end a page and a picture."""

from pathlib import Path

from game.atomic_files import write_whole
from game.campaign.order_log import written
from game.desktop.commands import Commands, KeepPicture, Say, ShowError
from game.desktop.control.campaign_desk import CampaignDesk
from game.desktop.window_words import words
from game.views.campaign_report import report
from game.views.ending_html import ending_html
from game.views.ending_view import DeedView

COPIES = 1000


def export(desk: CampaignDesk, folder: Path, deeds: tuple[DeedView, ...] = ()) -> Commands:
    """Write the report of a campaign and its log into a folder, under names that are free; of its end a page too.

    deeds  those that did it, where they have been found
    """
    terms = desk.campaign.terms
    stem = f"{desk.campaign.setup.name}-seed-{terms.seed}-{desk.seat}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = free(folder, stem)
        write_whole(path, report(desk.campaign, desk.seat, deeds))
        write_whole(path.with_suffix(".jsonl"), written(desk.log()))
        if desk.campaign.over:
            write_whole(path.with_suffix(".html"), ending_html(desk.campaign, desk.seat, deeds))
    except OSError as fault:
        why = fault.strerror or str(fault)
        return (ShowError(words("save", "unwritten"), words("save", "unwritten_why", why=why)),)
    picture = (KeepPicture(path.with_suffix(".png")),) if desk.campaign.over else ()
    return (*picture, Say(words("save", "exported", path=path)))


def free(folder: Path, stem: str) -> Path:
    """Return a name in a folder that nothing has yet."""
    names = (f"{stem}{f'-{number}' if number else ''}.md" for number in range(COPIES))
    return next(folder / name for name in names if not (folder / name).exists())
