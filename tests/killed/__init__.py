"""A real house in processes of its own, which gets killed while people write in it."""
