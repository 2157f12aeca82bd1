-- Purpose: makes the stored walks and positions anew from the stored paths; counts nothing.
-- KEYS:    1 the event's key prefix
-- ARGV:    the visitors; nothing may be stored yet of their walks and positions
-- Output:  how many were walked

local closings = all_closings()
for _, visitor in ipairs(ARGV) do
  save_walk(visitor, walk_path(visitor, 1, closings), AWAY)
end
return #ARGV
