"""Everything but sight: text log, screen reader, tones, voice. Each may be missing, and none may ever stop play."""

from pathlib import Path

import attrs

from game.desktop.commands import Command, Commands, Say
from game.desktop.page_size import WindowPage
from game.desktop.preferences import Preferences
from game.desktop.reader import ScreenReader
from game.desktop.sound import Sound
from game.desktop.text_log import TextLog
from game.desktop.toolkit.scene import Scene
from game.desktop.toolkit.stage import Stage
from game.desktop.voice import Voice, script

READ_ALOUD = "brief"


@attrs.define(eq=False)
class Senses:
    """The ways in which the window can be followed without looking at it."""

    record: TextLog
    voice: Voice
    reader: ScreenReader | None = None
    sound: Sound = attrs.field(factory=Sound)
    before: Scene | None = None
    said: int = 0

    @classmethod
    def at(cls, place: Path, voice: tuple[str, ...], reader: ScreenReader | None = None) -> "Senses":
        """Return the senses of a window whose log lies in a folder."""
        return cls(TextLog(place), Voice(voice), reader)

    def seen(self, scene: Scene, stage: Stage, page: WindowPage, preferences: Preferences) -> Commands:
        """Tell what is seen now; return what there is to say of that."""
        fault = self.record.write(scene, stage.said, preferences.text_log)
        if self.reader is not None:
            fresh = [*scene.news] if self.before is None or scene.news != self.before.news else []
            self.reader.tell(scene, stage.focus, page, ". ".join([*fresh, *stage.said[self.said :]]))
        another = self.before is None or self.before.name != scene.name
        if another and scene.name == READ_ALOUD and preferences.aloud:
            self.voice.say(script(scene))
        elif another:
            self.voice.stop()
        self.before, self.said = scene, len(stage.said)
        return (Say(fault),) if fault else ()

    def heard(self, command: Command | None, preferences: Preferences) -> Commands:
        """Play what goes with a command; return what there is to say where there is no sound."""
        if not preferences.sound:
            self.sound.close()
            return ()
        known = self.sound.fault
        fault = self.sound.open()
        self.sound.cue(command, preferences.volume)
        return (Say(fault),) if fault and not known else ()

    def requests(self) -> Commands:
        """Return what a screen reader has asked for."""
        return self.reader.commands() if self.reader is not None else ()

    def close(self) -> None:
        """Let go of everything."""
        self.voice.stop()
        self.sound.close()
        if self.reader is not None:
            self.reader.close()
