"""`alongside rotate-keys`: another master key takes the place of the old one, while everybody works on."""

from contextlib import closing
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from alongside.file import backups
from alongside.lib import keyfolder, masters, rotation
from alongside.lib.master_key import source
from alongside.lib.phrase import phrase_of

PHRASE = """The new recovery phrase, in place of the old one once this is done. Write it on paper now:

    {phrase}
"""
DONE = "Done. The old recovery phrase opens nothing any more; copy the folder of backups to its other place again."
PUT_IN = """The new master key is in force; whatever runs goes on. Now put the phrase above into {source},
restart Alongside, and end it with: alongside rotate-keys --finish
Until then the old master key still leads to the new one."""
NOT_YET = "{source} still brings the old master key. Put the new one there, restart Alongside, and try again."
LOST = "{count} keys could not be opened and were left as they were; `alongside doctor` says more: {owners}"


class Command(BaseCommand):
    """Killed anywhere and called again, it goes on where it stopped."""

    help = "Rotate the master key; wraps every key anew. Needs no pause."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--finish", action="store_true", help="the setting brings the new key: let the old one go"
        )

    def handle(self, *args: Any, finish: bool, **options: Any) -> None:
        folder = Path(settings.ALONGSIDE_KEYRING)
        keyfolder.refuse_if_shared(folder)
        given = keyfolder.read_master(folder)
        with closing(keyfolder.connect(folder / "keys.sqlite")) as database:
            if masters.load(database, [given]).now != given:
                self._take_up(folder, masters.load(database, [given]).now, is_asked=finish)
                rotation.burn_bridge(database)
            elif finish:
                said = "The old master key opens nothing any more." if rotation.burn_bridge(database) else ""
                self.stdout.write(said or "There is nothing to finish.")
            else:
                self._rotate(folder, database, given)
        backups.renew_keyring_copy()

    def _take_up(self, folder: Path, key: bytes, *, is_asked: bool) -> None:
        """The last rotation got as far as the new key, but where the key comes from the old one still lies."""
        if source() and is_asked:
            raise CommandError(NOT_YET.format(source=source()))
        self.stdout.write(PHRASE.format(phrase=phrase_of(key)))
        if source():
            raise CommandError(PUT_IN.format(source=source()))
        keyfolder.replace_master(folder, key)
        self.stdout.write(DONE)

    def _rotate(self, folder: Path, database: Any, given: bytes) -> None:
        keys = rotation.begin(database, given)
        self.stdout.write(PHRASE.format(phrase=phrase_of(keys.newest)))
        self.stdout.flush()
        lost = self._turn_all(database, keys)
        rotation.finish(database, keys)
        if lost:
            self.stderr.write(LOST.format(count=len(lost), owners=", ".join(lost[:5])))
        if source():
            self.stdout.write(PUT_IN.format(source=source()))
            return
        keyfolder.replace_master(folder, keys.newest)
        rotation.burn_bridge(database)
        self.stdout.write(DONE)

    def _turn_all(self, database: Any, keys: masters.Masters) -> list[str]:
        practices, lost = rotation.practices(database), []
        for number, practice in enumerate(practices, start=1):
            count, left = rotation.turn(database, keys, practice)
            lost += left
            self.stdout.write(f"Practice {number} of {len(practices)}: {count} keys wrapped anew.")
            self.stdout.flush()
        return lost
