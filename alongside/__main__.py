"""The installed command `alongside WORD ...`: each word is a management command."""

import os
import sys

# These decide what settings are, so they are read before Django is.
BEFORE_SETTINGS = {"--data": "ALONGSIDE_DATA", "--port": "ALONGSIDE_PORT"}


def main() -> None:
    """Run the word's command; `--data DIR` and `--port N` are understood after every word."""
    os.umask(0o077)  # what we write about people is for nobody else on this machine
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.settings")
    words = into_environment(sys.argv[1:]) or ["help"]
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(["alongside", words[0].replace("-", "_"), *words[1:]])
    except ImproperlyConfigured as error:
        sys.exit(f"A setting is wrong. {error}")
    except Exception as error:
        from alongside.management.troubles import of_chain

        if said := of_chain(error):
            sys.exit(said)
        raise


def into_environment(words: list[str]) -> list[str]:
    """Move `--data` and `--port` into the environment; gives back the other words."""
    rest: list[str] = []
    todo = iter(words)
    for word in todo:
        name, equals, value = word.partition("=")
        if name not in BEFORE_SETTINGS:
            rest.append(word)
            continue
        value = value if equals else next(todo, "")
        if not value:
            sys.exit(f"{name} needs a value after it.")
        os.environ[BEFORE_SETTINGS[name]] = value
    return rest


if __name__ == "__main__":
    main()
