"""How dates and times look where Django's own way does not fit ours: FORMAT_MODULE_PATH."""
