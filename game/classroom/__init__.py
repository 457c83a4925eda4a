"""The classroom: one room for a class, its store, its server and what each seat is shown."""
