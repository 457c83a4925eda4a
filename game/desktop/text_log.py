"""The text log: a plain file in which every change on the screen is written down, in order."""

from datetime import datetime
from pathlib import Path

import attrs

from game.desktop.toolkit.scene import Scene
from game.desktop.toolkit.semantics import differences
from game.desktop.window_words import words

FILE = "text-log.txt"


@attrs.define(eq=False)
class TextLog:
    """The log of one sitting.

    place   the folder it is kept in
    before  the last picture that was written down
    spoken  how many of the stage's sentences were written down
    fault   why nothing can be written, "" where it can
    """

    place: Path
    before: Scene | None = None
    spoken: int = 0
    fault: str = ""

    def write(self, scene: Scene, said: tuple[str, ...], wanted: bool) -> str:
        """Write down what a picture says otherwise than the last; return what to say where that fails, once."""
        lines = [*differences(scene, self.before), *said[self.spoken :]] if wanted else []
        self.before, self.spoken = (scene, len(said)) if wanted else (None, len(said))
        if not lines or self.fault:
            return ""
        try:
            self.place.mkdir(parents=True, exist_ok=True)
            with (self.place / FILE).open("a", encoding="utf-8") as stream:
                stamp = datetime.now().astimezone().strftime("%H:%M:%S")
                stream.writelines(f"{stamp}  {line}\n" for line in lines)
        except OSError as fault:
            self.fault = words("told", "the_text_log_cannot_be", value=(fault.strerror or str(fault)).lower())
            return self.fault
        return ""
