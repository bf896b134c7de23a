"""The running of workshops: every rule, no screen, no paper."""
