"""`alongside messages`: gather every sentence for its translators, compile what they wrote, or check it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from alongside.management import translations


class Command(BaseCommand):
    """Without a word: gather new sentences into locale/, then compile."""

    help = "Gather sentences from code and templates into locale/*.po, and compile them."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--compile", action="store_true", help="only compile what is older than its .po")
        parser.add_argument("--check", action="store_true", help="only say what is missing or wrong")
        parser.add_argument("--tidy", action="store_true", help="also drop what nobody says any more")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["check"]:
            self._check()
            return
        if not options["compile"]:
            self._gather(keep_obsolete=not options["tidy"])
        compiled = translations.compile_stale()
        if options["verbosity"]:
            self.stdout.write(f"Compiled: {', '.join(compiled) or 'nothing new'}.")

    def _gather(self, *, keep_obsolete: bool) -> None:
        sentences = translations.gather()
        for language in translations.LANGUAGES:
            translations.update(language, sentences, keep_obsolete=keep_obsolete)
            flaws = list(translations.flaws(language, sentences))
            self.stdout.write(f"{language}: {len(sentences)} sentences, {len(flaws)} to look at.")

    def _check(self) -> None:
        sentences = translations.gather()
        flaws = [
            flaw for language in translations.LANGUAGES for flaw in translations.flaws(language, sentences)
        ]
        for flaw in flaws:
            self.stdout.write(str(flaw))
        if flaws:
            raise CommandError(f"Translations: {len(flaws)} to look at.")
