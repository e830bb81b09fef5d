"""Start-up sum of a new sole trader (新个体工商户): one sum for each start."""
