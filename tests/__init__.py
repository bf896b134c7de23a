"""Tests of behaviour, in the same folders as what they test."""
