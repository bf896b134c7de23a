"""The organiser's desk, part by part: each is drawn from a snapshot (`snapshot.for_desk`) and decides nothing."""
