"""Tests of the tagged layer, and the checker of what it makes."""
