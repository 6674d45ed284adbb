"""考试看板: who has come in, who is writing, who is through, and where something is wrong. Never an answer."""
