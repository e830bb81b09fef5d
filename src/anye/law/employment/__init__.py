"""Who is newly in work (新增就业): what the plan's number of 1,100 counts."""
