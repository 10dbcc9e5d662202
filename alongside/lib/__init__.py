"""Things without tables or domain words: ids, errors, spans of time, texts, money, keys, seals."""
