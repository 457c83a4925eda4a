"""A campaign written out: its report as Markdown, and its log beside it."""

from pathlib import Path

from game.atomic_files import write_whole
from game.campaign.order_log import written
from game.desktop.commands import Commands, Say, ShowError
from game.desktop.control.campaign_desk import CampaignDesk
from game.desktop.window_words import words
from game.views.campaign_report import report

COPIES = 1000


def export(desk: CampaignDesk, folder: Path) -> Commands:
    """Write the report of a campaign, and its log, into a folder, under names that are free."""
    terms = desk.campaign.terms
    stem = f"{desk.campaign.setup.name}-seed-{terms.seed}-{desk.seat}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = free(folder, stem)
        write_whole(path, report(desk.campaign, desk.seat))
        write_whole(path.with_suffix(".jsonl"), written(desk.log()))
    except OSError as fault:
        why = fault.strerror or str(fault)
        return (ShowError(words("save", "unwritten"), words("save", "unwritten_why", why=why)),)
    return (Say(words("save", "exported", path=path)),)


def free(folder: Path, stem: str) -> Path:
    """Return a name in a folder that nothing has yet."""
    names = (f"{stem}{f'-{number}' if number else ''}.md" for number in range(COPIES))
    return next(folder / name for name in names if not (folder / name).exists())
