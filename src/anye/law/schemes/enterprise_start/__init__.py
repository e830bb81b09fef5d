"""Start-up sum of a new enterprise (自主创业): one sum for each start."""
