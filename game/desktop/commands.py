"""Every command that a widget, a key or a screen reader may give, as one closed union.

Where commands are carried out the last case is `assert_never`: a command that nobody carries out is a fault of types,
found by mypy before anybody plays, and said in the window if it should ever get there.
"""

from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from agents.strengths import SEMINAR
from game.desktop.table_commands import TableCommand

if TYPE_CHECKING:  # not a circle: the title is painted before the campaign, which takes a second to import
    from game.campaign.campaign import Campaign

Remembered = bool | int | float | str | tuple[str, ...]

# --- the window ---------------------------------------------------------------------------------------------------


@attrs.frozen
class Open:
    """Show a screen, or a dialog over the screen; `about` says of what."""

    screen: str
    about: "Subject" = None


@attrs.frozen
class Close:
    """Go back: leave the dialog or the screen on top."""


@attrs.frozen
class Home:
    """Show a screen with nothing beneath it."""

    screen: str
    about: "Subject" = None


@attrs.frozen
class Set:
    """Remember something about the screen, such as a tab or a map layer."""

    key: str
    value: Remembered


@attrs.frozen
class TurnPage:
    """Turn to another page of what lies side by side, and focus a widget there.

    key   the name under which the page is remembered
    """

    key: str
    page: int
    focus: str


@attrs.frozen
class Focus:
    """Focus a widget."""

    id: str


@attrs.frozen
class Say:
    """Show a sentence for a while, and write it into the text log."""

    text: str


@attrs.frozen
class KeepPicture:
    """Keep a picture of how the campaign ended; nothing before the end."""

    path: Path


@attrs.frozen
class Copy:
    """Lay a text into the system's clipboard, where there is one, and say so."""

    text: str


@attrs.frozen
class Prefer:
    """Change one of the player's preferences; True and False, or a value of its own."""

    name: str
    value: bool | int | float | str


@attrs.frozen
class Many:
    """Carry out several commands, one after another."""

    commands: "tuple[Command, ...]"


@attrs.frozen
class Ask:
    """Ask before something is done.

    also  a box to tick, and the command to carry out too when it is ticked
    """

    title: str
    text: str
    yes: str
    command: "Command"
    no: str = "Cancel"
    also: "tuple[str, Command] | None" = None


@attrs.frozen
class ShowError:
    """Say what went wrong, what is safe, and the ways out: (verb, command), the first the likeliest."""

    title: str
    text: str
    ways: "tuple[tuple[str, Command], ...]" = (("Close", Close()),)


@attrs.frozen
class Quit:
    """End the program."""


# --- the game -----------------------------------------------------------------------------------------------------


@attrs.frozen
class Begin:
    """Begin a new campaign.

    seats     countries that people play; several take turns at one window
    seed      None for one drawn now
    quarters  0 for as many as the scenario says
    staff     `figures`, `words` or `none`: how staff say what they expect
    strength  how far the computer's countries look ahead, as `agents.strengths.strengths_of` reads it
    changes   numbers set in the scenario, by name
    challenge the name of what everybody can begin alike; "" for none
    by_file   whether the two play at two computers, by file: the first sits here
    """

    scenario: str = "partners_of_convenience"
    seats: tuple[str, ...] = ("united_states",)
    seed: int | None = None
    quarters: int = 0
    staff: str = "figures"
    strength: str = SEMINAR
    changes: tuple[tuple[str, str], ...] = ()
    challenge: str = ""
    by_file: bool = False


@attrs.frozen
class ChooseAim:
    """Choose an ambition for the seat whose turn it is, before its first quarter ends."""

    ambition: str


@attrs.frozen
class Commissioned:
    """The commission has been read: show the board."""


@attrs.frozen
class Continue:
    """Go on where the last campaign was left."""


@attrs.frozen
class Load:
    """Load a save, whatever wrote it."""

    path: Path


@attrs.frozen
class Save:
    """Keep the campaign under a name; `over` where it may replace a save of that name."""

    name: str
    over: bool = False


@attrs.frozen
class Erase:
    """Delete a save; what cannot be read is left alone."""

    path: Path


@attrs.frozen
class Dial:
    """Turn a policy's dial to a step; where it stands already takes it out of the draft."""

    policy: str
    step: int


@attrs.frozen
class GiveOrder:
    """Add a move or an act at the table to the draft."""

    what: str


@attrs.frozen
class Choose:
    """Choose how to settle a crisis of tonight, by the place of the choice from 0."""

    crisis: str
    place: int


@attrs.frozen
class Prepare:
    """Have a move ready as the answer to what may be done to the seat, in place of another."""

    occasion: str
    move: str


@attrs.frozen
class PencilIn:
    """Pencil an order for a later quarter; nothing is given before that quarter is ended.

    step   where a dial is to stand, −1 for a move
    name   the number that its condition reads, "" for no condition; it must reach `value`, or may not pass it
    """

    what: str
    turn: int
    step: int = -1
    name: str = ""
    at_least: bool = True
    value: float = 0.0


@attrs.frozen
class RubOut:
    """Take a pencilled order out of the plan."""

    what: str
    turn: int


@attrs.frozen
class Withdraw:
    """Take an order, a turned dial or a prepared answer out of the draft; "" for the last one."""

    what: str = ""


@attrs.frozen
class Undo:
    """Take back the last change of the draft."""


@attrs.frozen
class EndQuarter:
    """End the quarter, or, where several people play, this seat's part of it.

    confirmed  whether the questions about unused weeks and open crises have been answered
    """

    confirmed: bool = False


@attrs.frozen
class TakeSeat:
    """The next person has the window: show their seat."""


@attrs.frozen
class LookForTurn:
    """Look whether the file of the other person, at another computer, lies there by now, and go on with it."""


@attrs.frozen
class Retry:
    """Ask the staff again, after an estimate failed."""


@attrs.frozen
class StepTo:
    """In a campaign that is looked at: go to the board after so many quarters."""

    turn: int


@attrs.frozen
class TakeOver:
    """Take over a campaign at the quarter looked at; what came after it is left behind."""


@attrs.frozen
class ReplayFrom:
    """After the end: look again at the campaign from before a quarter, to take over there."""

    turn: int


@attrs.frozen
class SameStart:
    """Begin again on the same terms with another seed."""


@attrs.frozen
class Export:
    """Write the report of a campaign, and its log, into a folder; None for the usual one."""

    folder: Path | None = None


@attrs.frozen
class NextHint:
    """The hint that is shown has been read; `skip` where no more are wanted."""

    skip: bool = False


@attrs.frozen
class NoMoreAsking:
    """Do not ask again about unused weeks in this campaign."""


@attrs.frozen
class LoadUpTo:
    """Load a save's first quarters, and leave the rest of it out."""

    path: Path
    quarters: int


@attrs.frozen
class ShowFolder:
    """Say where a save lies."""

    path: Path


@attrs.frozen(eq=False)
class Watch:
    """Look at a campaign that has been played, from its first quarter, as a seat saw it; it may be taken over."""

    campaign: "Campaign"
    seat: str


StageCommand = Open | Home | Close | Ask | ShowError | Set | TurnPage | Focus | Say
OpeningCommand = Begin | Continue | Load | LoadUpTo | Watch | Erase | ShowFolder
DraftCommand = Dial | GiveOrder | Choose | Prepare | Withdraw | Undo
PencilCommand = PencilIn | RubOut
SheetCommand = DraftCommand | PencilCommand
LookingCommand = StepTo | ReplayFrom | TakeOver
QuarterCommand = (
    SheetCommand | ChooseAim | Commissioned | Retry | NoMoreAsking | EndQuarter | TakeSeat | NextHint | LookForTurn
)
DeskCommand = QuarterCommand | TableCommand | LookingCommand | Save | SameStart | Export
GameCommand = OpeningCommand | DeskCommand
Command = StageCommand | Many | Prefer | Copy | KeepPicture | Quit | GameCommand
Commands = tuple[Command, ...]
Subject = str | int | Ask | ShowError | None
