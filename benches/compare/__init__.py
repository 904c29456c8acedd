"""Side-by-side builds of the same site; see ../README.md."""
