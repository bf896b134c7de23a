"""The torture: many write at once while everything around them is killed. Nothing that was acknowledged may be lost."""
