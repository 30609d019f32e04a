"""A day in a hall on paper: visitors and officers are drawn, the rules are the hall's own `decide` and `apply`."""
