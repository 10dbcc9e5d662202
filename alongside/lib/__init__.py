"""Things without tables or domain words: ids, errors, time spans, texts, money, the keyring and sealed text."""
