"""Which records are one person, and which of their values the person's lead shows.

Records are found and joined by sure keys (`records`). For duplicates their rows are gathered as
numbers, blocked into pairs, compared, and clustered into people (`gathering`, `blocking`,
`comparing`, `clustering`), with what is known of `words`. What a lead shows is `surviving`.
"""
