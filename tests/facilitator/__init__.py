"""Tests of facilitator."""
