"""Names of people, where something says that they are: a role, a table, a heading, a sentence."""
