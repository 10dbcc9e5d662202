"""Who may reach what: a furnished house, its people, and one row for every route."""
