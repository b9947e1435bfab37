"""Operations that add or hide many facts: landing, undo and redo, pruning."""
